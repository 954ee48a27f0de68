import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import { createRestClient, type RestClient } from "@souk/proto/client";

/** The tokens of the first way: one of staff, one of a customer. */
export interface Tokens {
  readonly staff: string;
  readonly customer: string;
}

interface Answer {
  readonly response: Response;
  readonly error?: unknown;
}

const STOCK_WITHIN_MS = 2_000;

type Say = (line: string) => void;

const PRODUCTS = "/v1/products";
const PRODUCT = "/v1/products/{productId}";

/** Makes the calls that a newcomer makes, and asserts every answer. Returns the product's id. */
export async function walkFirstWay(base: string, tokens: Tokens, say: Say): Promise<string> {
  const clients = {
    staff: clientOf(base, tokens.staff),
    customer: clientOf(base, tokens.customer),
    anyone: clientOf(base),
  };
  const productId = `first-way-${randomBytes(4).toString("hex")}`;
  await createAndRead(clients, productId, say);
  await listTwoPages(clients, productId, say);
  await updateInEveryWay(clients, productId, say);
  return productId;
}

interface Clients {
  readonly staff: RestClient;
  readonly customer: RestClient;
  readonly anyone: RestClient;
}

function clientOf(baseUrl: string, token?: string): RestClient {
  return createRestClient({ baseUrl, headers: token === undefined ? {} : { authorization: `Bearer ${token}` } });
}

async function createAndRead({ staff, anyone }: Clients, productId: string, say: Say): Promise<void> {
  const params = { query: { productId, requestId: productId } };
  const create = () => staff.POST(PRODUCTS, { params, body: mug(productId) });
  const created = await create();
  expect(created, 201, "create as staff", say);
  const createdAt = performance.now();
  assert.equal(created.response.headers.get("location"), `${PRODUCTS}/${productId}`);
  assert.equal(created.response.headers.get("etag"), '"v1"');
  await expectStock(anyone, productId, createdAt, say);
  const repeated = await create();
  expect(repeated, 201, "create again with the same request id", say);
  assert.deepEqual(repeated.data, created.data);
  assert.equal(repeated.response.headers.get("grpc-metadata-idempotency-replayed"), "true");
  const read = await anyone.GET(PRODUCT, { params: { path: { productId } } });
  expect(read, 200, "read without a token", say);
  assert.equal(read.data?.price?.amountMinor, "1290");
}

async function listTwoPages({ staff, anyone }: Clients, productId: string, say: Say): Promise<void> {
  for (const i of [1, 2]) {
    const params = { query: { productId: `${productId}-${i}` } };
    const created = await staff.POST(PRODUCTS, { params, body: { ...mug(productId), title: `Mug ${productId} ${i}` } });
    expect(created, 201, "create another", say);
  }
  const list = (pageToken: string) =>
    anyone.GET(PRODUCTS, { params: { query: { brand: productId, pageSize: 2, pageToken } } });
  const page = await list("");
  expect(page, 200, "list with a filter, first page", say);
  const next = await list(page.data?.nextPageToken ?? "");
  expect(next, 200, "list with a filter, second page", say);
  const sizes = [page.data?.products.length, next.data?.products.length, next.data?.nextPageToken];
  assert.deepEqual(sizes, [2, 1, ""]);
}

async function updateInEveryWay({ staff, customer, anyone }: Clients, productId: string, say: Say): Promise<void> {
  const patch = async (
    client: RestClient,
    status: number,
    what: string,
    given: { ifMatch?: string; etag?: string },
  ) => {
    const header = given.ifMatch === undefined ? {} : { "If-Match": given.ifMatch };
    const body = { title: "Changed", ...(given.etag === undefined ? {} : { etag: given.etag }) };
    const answer = await client.PATCH(PRODUCT, { params: { path: { productId }, header }, body });
    expect(answer, status, `update ${what}`, say);
  };
  await patch(staff, 200, "with its etag", { ifMatch: '"v1"' });
  await patch(staff, 412, "with a stale If-Match", { ifMatch: '"v1"' });
  await patch(staff, 409, "with a stale etag field", { etag: "v1" });
  await patch(anyone, 401, "without a token", {});
  await patch(customer, 403, "as customer", {});
}

function mug(productId: string) {
  const price = { currencyCode: "EUR", amountMinor: "1290" };
  return { title: `Mug ${productId}`, brand: productId, price, state: "PRODUCT_STATE_ACTIVE" as const };
}

/** What was written is there after everything was stopped and started again. */
export async function expectSurvived(base: string, productId: string, say: Say): Promise<void> {
  const client = clientOf(base);
  const params = { path: { productId } };
  const read = await client.GET(PRODUCT, { params });
  expect(read, 200, "read after down and up", say);
  assert.equal(read.data?.title, "Changed");
  expect(await client.GET("/v1/stock/{productId}", { params }), 200, "stock after down and up", say);
}

async function expectStock(client: RestClient, productId: string, since: number, say: Say): Promise<void> {
  for (;;) {
    const { data, response } = await client.GET("/v1/stock/{productId}", { params: { path: { productId } } });
    const elapsedMs = Math.round(performance.now() - since);
    if (data) {
      assert.equal(data.buckets.length, 1);
      return say(`200  stock opened by the event after ${elapsedMs} ms`);
    }
    assert.equal(response.status, 404);
    assert.ok(elapsedMs < STOCK_WITHIN_MS, `no stock after ${elapsedMs} ms`);
    await delay(20);
  }
}

function expect({ response, error }: Answer, status: number, what: string, say: Say): void {
  assert.equal(response.status, status, `${what}: ${response.status} ${JSON.stringify(error)}`);
  say(`${status}  ${what}`);
}
