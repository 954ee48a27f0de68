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

/** How to come by a thing of each kind, by the part of the path that is about it; its id is the answer. */
const OF_ALL: Readonly<Record<string, Make>> = {
  "/v1/products/{productId}": makeProduct,
  "/v1/stock/{productId}": async (makers) => {
    const productId = await makeProduct(makers);
    const url = `${makers.base}/v1/stock/${productId}`;
    await waitFor(async () => (await sendJson({ method: "GET", url })).status === 200, { timeoutMs: 15_000 });
    return productId;
  },
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
