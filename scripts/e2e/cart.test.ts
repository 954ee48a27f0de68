import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { waitFor } from "@souk/chassis/testing";
import { createRestClient, type RestClient } from "@souk/proto/client";
import { describeInBothModes, openShop, type RunningShop } from "./support/shop.ts";

const ITEM = "/v1/cart/items/{productId}";
const PRICE = { currencyCode: "EUR", amountMinor: "1290" };

describeInBothModes("a cart over REST", (mode) => {
  let shop: RunningShop;
  let staff: RestClient;
  before(async () => {
    shop = await openShop({ mode, only: "identity,catalog,inventory,cart,edge" });
    staff = clientOf(await shop.token("staff"));
  });
  after(() => shop.stop());

  function clientOf(token?: string): RestClient {
    const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
    return createRestClient({ baseUrl: shop.base, headers });
  }

  /** Puts a product on sale, with five units. */
  async function sell(productId: string): Promise<void> {
    const body = { title: `A ${productId}`, price: PRICE, state: "PRODUCT_STATE_ACTIVE" as const };
    const created = await staff.POST("/v1/products", { params: { query: { productId } }, body });
    assert.equal(created.response.status, 201);
    const params = { path: { productId } };
    const adjust = () => staff.POST("/v1/stock/{productId}:adjust", { params, body: { delta: "5" } });
    await waitFor(async () => (await adjust()).response.ok, { timeoutMs: 15_000, what: "the stock to open" });
  }

  async function contents(client: RestClient): Promise<string> {
    const { data } = await client.GET("/v1/cart");
    return (data?.items ?? []).map(({ productId, quantity }) => `${productId}×${quantity}`).join(" ");
  }

  const add = (client: RestClient, productId: string, quantity: number, key?: string) => {
    const header = key === undefined ? {} : { "Idempotency-Key": key };
    return client.POST("/v1/cart/items", { params: { header }, body: { productId, quantity } });
  };

  async function comeAsGuest(): Promise<{ token: string; client: RestClient }> {
    const { data } = await clientOf().POST("/v1/auth:guest", { body: {} });
    const token = data?.accessToken ?? "";
    return { token, client: clientOf(token) };
  }

  async function register(): Promise<RestClient> {
    const account = { email: `${randomUUID()}@example.com`, password: randomUUID() };
    const { data } = await clientOf().POST("/v1/auth:register", { body: account });
    return clientOf(data?.accessToken);
  }

  it("is filled by a guest, taken along at sign-in, changed in two tabs and emptied", async () => {
    const [mug, jug] = [`mug-${mode}`, `jug-${mode}`];
    await Promise.all([sell(mug), sell(jug)]);

    const guest = await comeAsGuest();
    const key = randomUUID();
    assert.equal((await add(guest.client, mug, 2, key)).response.status, 200);
    const again = await add(guest.client, mug, 2, key);
    assert.equal(again.response.headers.get("grpc-metadata-idempotency-replayed"), "true");
    await add(guest.client, jug, 7);
    const seen = (await guest.client.GET("/v1/cart")).data;
    assert.deepEqual(
      seen?.items.map(({ availability }) => availability),
      ["AVAILABILITY_IN_STOCK", "AVAILABILITY_SHORT"],
    );
    assert.deepEqual(seen?.subtotal, { currencyCode: "EUR", amountMinor: String(9 * 1_290) });

    const ada = await register();
    await add(ada, mug, 1);
    const merge = () => ada.POST("/v1/cart:merge", { body: { guestAccessToken: guest.token } });
    assert.equal((await merge()).response.status, 200);
    assert.equal((await merge()).response.status, 200);
    assert.equal(await contents(ada), `${mug}×3 ${jug}×7`);
    assert.equal(await contents(guest.client), "");

    const etag = (await ada.GET("/v1/cart")).data?.etag ?? "";
    const params = { path: { productId: mug }, header: { "If-Match": `"${etag}"` } };
    const set = (quantity: number) => ada.PATCH(ITEM, { params, body: { quantity } });
    const tabs = await Promise.all([set(4), set(5)]);
    assert.deepEqual(tabs.map(({ response }) => response.status).sort(), [200, 412]);
    await Promise.all(Array.from({ length: 10 }, () => add(ada, jug, 1)));
    assert.match(await contents(ada), new RegExp(`^${mug}×[45] ${jug}×17$`));

    await ada.DELETE(ITEM, { params: { path: { productId: jug } } });
    assert.match(await contents(ada), new RegExp(`^${mug}×[45]$`));
    await ada.DELETE("/v1/cart");
    assert.equal(await contents(ada), "");
  });

  it("refuses what cannot be bought, with a reason, and changes nothing", async () => {
    const [pot, old] = [`pot-${mode}`, `old-${mode}`];
    await Promise.all([sell(pot), sell(old)]);
    await staff.POST("/v1/products/{productId}:archive", { params: { path: { productId: old } }, body: {} });
    const ada = await register();
    await add(ada, pot, 99);
    const cases: [productId: string, quantity: number, status: number, reason: string][] = [
      [`none-${mode}`, 1, 409, "PRODUCT_NOT_SOLD"],
      [old, 1, 409, "PRODUCT_NOT_SOLD"],
      [pot, 1, 409, "QUANTITY_TOO_LARGE"],
      [pot, 0, 400, "INVALID_REQUEST"],
      [pot, -1, 400, "INVALID_REQUEST"],
      [pot, 2_147_483_647, 400, "INVALID_REQUEST"],
      ["", 1, 400, "INVALID_REQUEST"],
    ];
    for (const [productId, quantity, status, reason] of cases) {
      const { response, error } = await add(ada, productId, quantity);
      assert.deepEqual([response.status, reasonOf(error)], [status, reason], `${quantity} of '${productId}'`);
    }
    const merged = await ada.POST("/v1/cart:merge", { body: { guestAccessToken: "made.up.token" } });
    assert.deepEqual([merged.response.status, reasonOf(merged.error)], [400, "GUEST_TOKEN_INVALID"]);
    assert.equal(await contents(ada), `${pot}×99`);
    assert.equal((await clientOf().GET("/v1/cart")).response.status, 401);
  });
});

function reasonOf(error: unknown): string | undefined {
  const { details = [] } = (error ?? {}) as { readonly details?: readonly { readonly reason?: string }[] };
  return details.find(({ reason }) => reason !== undefined)?.reason;
}
