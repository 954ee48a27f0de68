import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";

/** The tokens of the first way: one of staff, one of a customer. */
export interface Tokens {
  readonly staff: string;
  readonly customer: string;
}

interface Ask {
  readonly method?: string;
  readonly token?: string;
  readonly ifMatch?: string;
  readonly body?: unknown;
}

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: JSON of any shape, looked at by assertions
  readonly json: any;
}

const STOCK_WITHIN_MS = 2_000;

/** Makes the calls that a newcomer makes, and asserts every answer. Returns the product's id. */
export async function walkFirstWay(base: string, { staff, customer }: Tokens, say: (line: string) => void): Promise<string> {
  const call = caller(base);
  const productId = `first-way-${randomBytes(4).toString("hex")}`;
  const products = "/v1/products";
  const one = `${products}/${productId}`;
  const mug = { title: `Mug ${productId}`, brand: productId, price: { currencyCode: "EUR", amountMinor: "1290" }, state: "PRODUCT_STATE_ACTIVE" };

  const created = await call(`${products}?productId=${productId}`, { method: "POST", token: staff, body: mug });
  expect(created, 201, "create as staff", say);
  const createdAt = performance.now();
  assert.equal(created.headers.get("location"), one);
  assert.equal(created.headers.get("etag"), '"v1"');
  await expectStock(call, productId, createdAt, say);

  const read = await call(one);
  expect(read, 200, "read without a token", say);
  assert.equal(read.json.price.amountMinor, "1290");

  for (const i of [1, 2]) {
    const more = { ...mug, title: `Mug ${productId} ${i}` };
    expect(await call(`${products}?productId=${productId}-${i}`, { method: "POST", token: staff, body: more }), 201, "create another", say);
  }
  const page = await call(`${products}?brand=${productId}&pageSize=2`);
  expect(page, 200, "list with a filter, first page", say);
  const next = await call(`${products}?brand=${productId}&pageSize=2&pageToken=${page.json.nextPageToken}`);
  expect(next, 200, "list with a filter, second page", say);
  assert.deepEqual([page.json.products.length, next.json.products.length, next.json.nextPageToken], [2, 1, ""]);

  const title = { title: "Changed" };
  expect(await call(one, { method: "PATCH", token: staff, body: title, ifMatch: '"v1"' }), 200, "update with its etag", say);
  expect(await call(one, { method: "PATCH", token: staff, body: title, ifMatch: '"v1"' }), 412, "update with a stale If-Match", say);
  expect(await call(one, { method: "PATCH", token: staff, body: { ...title, etag: "v1" } }), 409, "update with a stale etag field", say);
  expect(await call(one, { method: "PATCH", body: title }), 401, "update without a token", say);
  expect(await call(one, { method: "PATCH", token: customer, body: title }), 403, "update as customer", say);
  return productId;
}

/** What was written is there after everything was stopped and started again. */
export async function expectSurvived(base: string, productId: string, say: (line: string) => void): Promise<void> {
  const call = caller(base);
  const read = await call(`/v1/products/${productId}`);
  expect(read, 200, "read after down and up", say);
  assert.equal(read.json.title, "Changed");
  expect(await call(`/v1/stock/${productId}`), 200, "stock after down and up", say);
}

type Caller = (path: string, ask?: Ask) => Promise<Answer>;

function caller(base: string): Caller {
  return async (path, { method = "GET", token, ifMatch, body } = {}) => {
    const response = await fetch(`${base}${path}`, {
      method,
      headers: {
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...(ifMatch ? { "if-match": ifMatch } : {}),
        ...(body ? { "content-type": "application/json" } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    return { status: response.status, headers: response.headers, json: await response.json() };
  };
}

async function expectStock(call: Caller, productId: string, since: number, say: (line: string) => void): Promise<void> {
  for (;;) {
    const stock = await call(`/v1/stock/${productId}`);
    const elapsedMs = Math.round(performance.now() - since);
    if (stock.status === 200) {
      assert.equal(stock.json.buckets.length, 1);
      return say(`200  stock opened by the event after ${elapsedMs} ms`);
    }
    assert.equal(stock.status, 404);
    assert.ok(elapsedMs < STOCK_WITHIN_MS, `no stock after ${elapsedMs} ms`);
    await delay(20);
  }
}

function expect(answer: Answer, status: number, what: string, say: (line: string) => void): void {
  assert.equal(answer.status, status, `${what}: ${answer.status} ${JSON.stringify(answer.json)}`);
  say(`${status}  ${what}`);
}
