import { randomUUID } from "node:crypto";
import { waitFor } from "@souk/chassis/testing";
import { sendJson } from "../../kit/http.ts";
import { IDENTITY, SERVICES } from "../../services.ts";

/** Whoever makes things, and whose they are then. */
export interface Makers {
  readonly base: string;
  readonly owner: string;
  readonly staff: string;
  readonly admin: string;
}

type Make = (makers: Makers) => Promise<string>;

const PRICE = { currencyCode: "EUR", amountMinor: "100" };

/** Things that belong to somebody, and that staff see all the same. */
const SEEN_BY_STAFF: readonly string[] = ["/v1/orders/{orderId}"];

/**
 * How to come by a thing of each kind, by the part of the path that is about it; its id is the answer. They are made in this order: an order
 * cannot be made of the items of a cart that come after it.
 */
const OF_ALL: Readonly<Record<string, Make>> = {
  "/v1/orders/{orderId}": makeOrder,
  "/v1/payments/{paymentId}": makeOrder,
  "/v1/webhooks/{provider}": async () => "none-is-configured",
  "/v1/coupons/{couponCode}": async ({ base, staff }) => {
    const couponCode = randomUUID().toUpperCase();
    await post(`${base}/v1/coupons`, staff, { couponCode, percent: 10 });
    return couponCode;
  },
  "/v1/products/{productId}": makeProduct,
  "/v1/stock/{productId}": makeStock,
  // No longer sold, so that nobody else can put the same product into his own cart.
  "/v1/cart/items/{productId}": async (makers) => {
    const productId = await makeProduct(makers);
    await post(`${makers.base}/v1/cart/items`, makers.owner, { productId, quantity: 1 });
    await post(`${makers.base}/v1/products/${productId}:archive`, makers.staff, {});
    return productId;
  },
  "/v1/categories/{categoryId}": async ({ base, staff }) => {
    const id = randomUUID();
    await post(`${base}/v1/categories?categoryId=${id}`, staff, { title: "Shelf" });
    return id;
  },
  "/v1/importJobs/{importJobId}": async ({ base, staff }) => {
    const response = await fetch(`${base}/v1/importJobs?requestId=${randomUUID()}`, {
      method: "POST",
      headers: { authorization: `Bearer ${staff}`, "content-type": "application/x-ndjson" },
      body: `${JSON.stringify({ productId: randomUUID(), title: "Imported", price: PRICE })}\n`,
    });
    const { importJobId } = (await response.json()) as { readonly importJobId?: string };
    if (!importJobId) throw new Error(`an import was not begun: ${response.status}`);
    return importJobId;
  },
};

/** Those of identity, where it runs. */
const OF_IDENTITY: Readonly<Record<string, Make>> = {
  "/v1/me/addresses/{addressId}": async ({ base, owner }) => {
    const address = { recipient: "Owner", lines: ["1 Road"], city: "Town", postalCode: "1000", countryCode: "BE" };
    return String((await post(`${base}/v1/me/addresses`, owner, address)).addressId);
  },
  "/v1/users/{userId}": async ({ base, owner }) =>
    String((await sendJson({ method: "GET", url: `${base}/v1/me`, token: owner })).body.userId),
  "/v1/apiKeys/{apiKeyId}": async ({ base, admin }) => {
    const id = `matrix-${randomUUID().slice(0, 8)}`;
    const apiKey = { displayName: "Matrix", role: "ROLE_STAFF", scopes: ["catalog.read"] };
    await post(`${base}/v1/apiKeys?apiKeyId=${id}`, admin, apiKey);
    return id;
  },
  "/v1/auth/providers/{providerId}": async () => "none-is-configured",
};

/** Undefined for a kind that nobody here can have. @throws Error for one that this file does not know */
export function makerOf(thing: string): Make | undefined {
  const runsIdentity = SERVICES.some(({ name }) => name === IDENTITY);
  const make = OF_ALL[thing] ?? OF_IDENTITY[thing];
  if (!make) throw new Error(`say in things.ts how to come by one of ${thing}`);
  return thing in OF_ALL || runsIdentity ? make : undefined;
}

/** Where a thing of the kind stands among those to be made. */
export function placeOf(thing: string): number {
  return [...Object.keys(OF_ALL), ...Object.keys(OF_IDENTITY)].indexOf(thing);
}

export function isSeenByStaff(thing: string): boolean {
  return SEEN_BY_STAFF.includes(thing);
}

/** One that is paid, and so over. A payment goes by its order's id. */
async function makeOrder(makers: Makers): Promise<string> {
  const { base, owner, staff } = makers;
  const productId = await makeStock(makers);
  await post(`${base}/v1/stock/${productId}:adjust`, staff, { delta: "1", requestId: productId });
  await post(`${base}/v1/cart/items`, owner, { productId, quantity: 1 });
  const { quoteToken } = await post(`${base}/v1/orders:quote`, owner, { countryCode: "BE" });
  const shippingAddress = { recipient: "Owner", lines: ["1 Road"], city: "Town", countryCode: "BE" };
  const order = { quoteToken, paymentToken: "tok_sandbox_ok", shippingAddress, requestId: productId };
  const orderId = String((await post(`${base}/v1/orders`, owner, order)).orderId);
  const look = { method: "GET", url: `${base}/v1/orders/${orderId}`, token: owner };
  const isPaid = async () => (await sendJson(look)).body.state === "ORDER_STATE_COMPLETED";
  await waitFor(isPaid, { timeoutMs: 15_000, what: `the order ${orderId} to be paid` });
  return orderId;
}

async function makeStock(makers: Makers): Promise<string> {
  const productId = await makeProduct(makers);
  const url = `${makers.base}/v1/stock/${productId}`;
  await waitFor(async () => (await sendJson({ method: "GET", url })).status === 200, { timeoutMs: 15_000 });
  return productId;
}

async function makeProduct({ base, staff }: Makers): Promise<string> {
  const id = randomUUID();
  const product = { title: "Thing", price: PRICE, state: "PRODUCT_STATE_ACTIVE" };
  await post(`${base}/v1/products?productId=${id}&requestId=${id}`, staff, product);
  return id;
}

async function post(url: string, token: string, body: unknown): Promise<Record<string, unknown>> {
  const reply = await sendJson({ method: "POST", url, token, body });
  if (reply.status >= 300) throw new Error(`POST ${url}: ${reply.status} ${String(reply.body.message)}`);
  return reply.body;
}
