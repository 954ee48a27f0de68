import type { ProofShop } from "./shop.ts";

/** Staff at the REST API. */
export interface StaffClient {
  get(productId: string): Promise<Response>;
  /** Creates a product; the same id is the same call. */
  send(productId: string): Promise<Response>;
  /** @throws Error unless it was created */
  create(productId: string): Promise<void>;
  stock(productId: string): Promise<Response>;
}

const TIMEOUT_MS = 15_000;

export async function staffClient({ base, keys }: Pick<ProofShop, "base" | "keys">): Promise<StaffClient> {
  const token = await keys.userToken({ role: "STAFF", subject: "prover" });
  const ask = (path: string, init: RequestInit = {}) =>
    fetch(base + path, { ...init, signal: AbortSignal.timeout(TIMEOUT_MS) });
  const send = (productId: string) =>
    ask(`/v1/products?productId=${productId}`, {
      method: "POST",
      headers: {
        ...{ authorization: `Bearer ${token}`, "content-type": "application/json" },
        "idempotency-key": `create-${productId}`,
      },
      body: JSON.stringify({
        ...{ title: `Product ${productId}`, state: "PRODUCT_STATE_ACTIVE" },
        price: { currencyCode: "EUR", amountMinor: "100" },
      }),
    });
  return {
    send,
    get: (productId) => ask(`/v1/products/${productId}`),
    stock: (productId) => ask(`/v1/stock/${productId}`),
    create: async (productId) => {
      const response = await send(productId);
      if (response.status !== 201) throw new Error(`${response.status} ${await response.text()}`);
    },
  };
}
