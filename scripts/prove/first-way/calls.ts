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

type Say = (line: string) => void;

const PRODUCTS = "/v1/products";

/** Makes the calls that a newcomer makes, and asserts every answer. Returns the product's id. */
export async function walkFirstWay(base: string, tokens: Tokens, say: Say): Promise<string> {
  const call = caller(base);
  const productId = `first-way-${randomBytes(4).toString("hex")}`;
  await createAndRead(call, productId, tokens.staff, say);
  await listTwoPages(call, productId, tokens.staff, say);
  await updateInEveryWay(call, productId, tokens, say);
  return productId;
}

async function createAndRead(call: Caller, productId: string, token: string, say: Say): Promise<void> {
  const one = `${PRODUCTS}/${productId}`;
  const path = `${PRODUCTS}?productId=${productId}&requestId=${productId}`;
  const create = () => call(path, { method: "POST", token, body: mug(productId) });
  const created = await create();
  expect(created, 201, "create as staff", say);
  const createdAt = performance.now();
  assert.equal(created.headers.get("location"), one);
  assert.equal(created.headers.get("etag"), '"v1"');
  await expectStock(call, productId, createdAt, say);
  const repeated = await create();
  expect(repeated, 201, "create again with the same request id", say);
  assert.deepEqual(repeated.json, created.json);
  assert.equal(repeated.headers.get("grpc-metadata-idempotency-replayed"), "true");
  const read = await call(one);
  expect(read, 200, "read without a token", say);
  assert.equal(read.json.price.amountMinor, "1290");
}

async function listTwoPages(call: Caller, productId: string, token: string, say: Say): Promise<void> {
  for (const i of [1, 2]) {
    const body = { ...mug(productId), title: `Mug ${productId} ${i}` };
    const created = await call(`${PRODUCTS}?productId=${productId}-${i}`, { method: "POST", token, body });
    expect(created, 201, "create another", say);
  }
  const page = await call(`${PRODUCTS}?brand=${productId}&pageSize=2`);
  expect(page, 200, "list with a filter, first page", say);
  const next = await call(`${PRODUCTS}?brand=${productId}&pageSize=2&pageToken=${page.json.nextPageToken}`);
  expect(next, 200, "list with a filter, second page", say);
  const sizes = [page.json.products.length, next.json.products.length, next.json.nextPageToken];
  assert.deepEqual(sizes, [2, 1, ""]);
}

async function updateInEveryWay(call: Caller, productId: string, { staff, customer }: Tokens, say: Say) {
  const title = { title: "Changed" };
  const patch = async (status: number, what: string, ask: Ask) => {
    const answer = await call(`${PRODUCTS}/${productId}`, { method: "PATCH", body: title, ...ask });
    expect(answer, status, `update ${what}`, say);
  };
  await patch(200, "with its etag", { token: staff, ifMatch: '"v1"' });
  await patch(412, "with a stale If-Match", { token: staff, ifMatch: '"v1"' });
  await patch(409, "with a stale etag field", { token: staff, body: { ...title, etag: "v1" } });
  await patch(401, "without a token", {});
  await patch(403, "as customer", { token: customer });
}

function mug(productId: string) {
  const price = { currencyCode: "EUR", amountMinor: "1290" };
  return { title: `Mug ${productId}`, brand: productId, price, state: "PRODUCT_STATE_ACTIVE" };
}

/** What was written is there after everything was stopped and started again. */
export async function expectSurvived(base: string, productId: string, say: Say): Promise<void> {
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

async function expectStock(call: Caller, productId: string, since: number, say: Say): Promise<void> {
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

function expect(answer: Answer, status: number, what: string, say: Say): void {
  assert.equal(answer.status, status, `${what}: ${answer.status} ${JSON.stringify(answer.json)}`);
  say(`${status}  ${what}`);
}
