import assert from "node:assert/strict";
import { AppError } from "@souk/chassis/errors";
import { Availability, type Cart } from "@souk/proto/souk/cart/v1/cart";
import { ProductState } from "@souk/proto/souk/catalog/v1/product";
import { type RunningCart, startCart } from "../support/harness.ts";

const NOBODY = { ownerId: "" };
const item = (productId: string, quantity?: number, requestId = "") => ({ ...NOBODY, productId, quantity, requestId });
const wanted = (productId: string, quantity: number, etag = "") => ({ ...NOBODY, productId, quantity, etag });

const contents = ({ cart }: { readonly cart?: Cart | undefined }) =>
  cart?.items.map(({ productId, quantity }) => `${productId}×${quantity}`).join(" ");

describe("CartService", () => {
  let running: RunningCart;
  before(async () => {
    running = await startCart();
    for (let i = 0; i < 22; i++) running.neighbours.sell(`p-${i}`);
    running.neighbours.sell("mug", {}, 3n);
    running.neighbours.sell("draft", { state: ProductState.DRAFT });
    running.neighbours.sell("rial", { price: { currencyCode: "IRR", amountMinor: 1n } });
  });
  after(() => running.stop());

  async function expectRejected(reason: string, work: Promise<unknown>): Promise<AppError> {
    const error = await work.then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    assert.ok(error instanceof AppError, `not rejected with ${reason}`);
    assert.equal(error.reason, reason, error.message);
    return error;
  }

  it("keeps a cart for everybody who has a token, a guest too, and for nobody else", async () => {
    const { client } = running;
    await expectRejected("TOKEN_REQUIRED", client.getCart(NOBODY, await running.as()));
    for (const role of ["GUEST", "USER", "STAFF"] as const) {
      const own = await running.as(`keeps-${role}`, role);
      assert.equal(contents(await client.addItem(item("mug"), own)), "mug×1");
      assert.equal(contents(await client.getCart({ ownerId: "keeps-somebody-else" }, own)), "mug×1");
    }
  });

  it("shows prices, availability, the sum and when it is forgotten", async () => {
    const { client } = running;
    const own = await running.as("shows");
    await client.addItem(item("mug", 4), own);
    const { cart } = await client.getCart(NOBODY, own);
    const [line] = cart?.items ?? [];
    assert.deepEqual(
      [line?.title, line?.unitPrice?.amountMinor, line?.productEtag, line?.availability],
      ["A mug", 1_290n, "v1", Availability.SHORT],
    );
    assert.deepEqual(cart?.subtotal, { currencyCode: "EUR", amountMinor: 5_160n });
    assert.ok((cart?.expireTime?.getTime() ?? 0) > Date.now() + 29 * 86_400_000);
    assert.equal((await client.emptyCart(NOBODY, own)).cart?.expireTime, undefined);
  });

  it("adds once for each request id, one unit where no quantity is given, and none where none are wanted", async () => {
    const { client } = running;
    const own = await running.as("adds");
    const copies = Array.from({ length: 5 }, () => client.addItem(item("mug", undefined, "r-1"), own));
    assert.deepEqual(new Set((await Promise.all(copies)).map(contents)), new Set(["mug×1"]));
    assert.equal(contents(await client.addItem(item("mug", 1, "r-1"), own)), "mug×1");
    await expectRejected("REQUEST_ID_REUSED", client.addItem(item("mug", 2, "r-1"), own));
    for (const quantity of [0, -1, 100]) {
      await expectRejected("INVALID_REQUEST", client.addItem(item("mug", quantity), own));
    }
    assert.equal(contents(await client.getCart(NOBODY, own)), "mug×1");
  });

  it("refuses what is not sold, also of those who may see it, and what does not fit", async () => {
    const { client } = running;
    const staff = await running.as("refuses", "STAFF");
    for (const productId of ["none", "draft", "rial"]) {
      const { metadata } = await expectRejected("PRODUCT_NOT_SOLD", client.addItem(item(productId), staff));
      assert.deepEqual(metadata, { productId });
      await expectRejected("PRODUCT_NOT_SOLD", client.setItemQuantity(wanted(productId, 1), staff));
    }
    await client.addItem(item("p-0", 99), staff);
    await expectRejected("QUANTITY_TOO_LARGE", client.addItem(item("p-0"), staff));
    for (let i = 1; i < 20; i++) await client.addItem(item(`p-${i}`), staff);
    await expectRejected("CART_FULL", client.addItem(item("p-20"), staff));
    assert.equal((await client.getCart(NOBODY, staff)).cart?.items.length, 20);
  });

  it("loses nothing of many changes at once", async () => {
    const { client } = running;
    const own = await running.as("many");
    const adds = Array.from({ length: 20 }, (_, i) => client.addItem(item(`p-${i % 10}`), own));
    await Promise.all(adds);
    const { cart } = await client.getCart(NOBODY, own);
    assert.deepEqual(
      cart?.items.map(({ productId, quantity }) => `${productId}×${quantity}`).sort(),
      Array.from({ length: 10 }, (_, i) => `p-${i}×2`),
    );
  });

  it("sets quantities of the cart that was read, removes and empties", async () => {
    const { client } = running;
    const own = await running.as("sets");
    const { cart } = await client.setItemQuantity(wanted("mug", 2), own);
    const etag = cart?.etag ?? "";
    assert.equal(contents(await client.setItemQuantity(wanted("mug", 3, etag), own)), "mug×3");
    await expectRejected("ETAG_MISMATCH", client.setItemQuantity(wanted("mug", 4, etag), own));
    await expectRejected("ETAG_MISMATCH", client.setItemQuantity(wanted("mug", 4, "anything"), own));
    await client.addItem(item("p-1"), own);
    await expectRejected("INVALID_REQUEST", client.setItemQuantity({ ...wanted("mug", 0), quantity: undefined }, own));
    assert.equal(contents(await client.setItemQuantity(wanted("mug", 0), own)), "p-1×1");
    assert.equal(contents(await client.removeItem({ ...NOBODY, productId: "p-1" }, own)), "");
    await client.addItem(item("p-2"), own);
    assert.equal(contents(await client.emptyCart(NOBODY, own)), "");
  });

  it("merges the cart of the guest whose token comes along, and of nobody else", async () => {
    const { client } = running;
    const [own, guest] = [await running.as("merges"), await running.as("guest-merges", "GUEST")];
    await client.addItem(item("mug", 2), own);
    await client.addItem(item("mug", 3), guest);
    await client.addItem(item("p-1"), guest);
    const merge = (guestAccessToken: string) => client.mergeCart({ ...NOBODY, guestAccessToken }, own);
    for (const token of ["made.up.token", await running.token("bob"), await running.token("boss", "ADMIN")]) {
      await expectRejected("GUEST_TOKEN_INVALID", merge(token));
    }
    const token = await running.token("guest-merges", "GUEST");
    const copies = await Promise.all([merge(token), merge(token), merge(token)]);
    assert.deepEqual(new Set(copies.map(contents)), new Set(["mug×5 p-1×1"]));
    assert.equal(contents(await client.getCart(NOBODY, guest)), "");
    await expectRejected("ACCESS_DENIED", client.mergeCart({ ...NOBODY, guestAccessToken: token }, guest));
  });

  it("refuses a merge that does not fit, and leaves both carts as they are", async () => {
    const { client } = running;
    const [own, guest] = [await running.as("full"), await running.as("guest-full", "GUEST")];
    for (let i = 0; i < 20; i++) await client.addItem(item(`p-${i}`), own);
    await client.addItem(item("mug"), guest);
    const guestAccessToken = await running.token("guest-full", "GUEST");
    const { metadata } = await expectRejected("CART_FULL", client.mergeCart({ ...NOBODY, guestAccessToken }, own));
    assert.deepEqual(metadata, { limit: "20" });
    assert.equal((await client.getCart(NOBODY, own)).cart?.items.length, 20);
    assert.equal(contents(await client.addItem(item("mug"), guest)), "mug×2");
  });

  it("gives its lines to one order, until that came to nothing", async () => {
    const { client, order } = running;
    const own = await running.as("orders");
    const begin = (orderId: string, etag = "v0") => order.beginCheckout({ ...NOBODY, orderId, etag }, own);
    await expectRejected("CART_EMPTY", begin("o-1"));
    const { cart } = await client.addItem(item("mug", 2), own);
    await expectRejected("CART_CHANGED", begin("o-1"));
    assert.equal(contents(await begin("o-1", cart?.etag)), "mug×2");
    assert.equal(contents(await begin("o-1", cart?.etag)), "mug×2");
    const { metadata, retryAfterMs = 0 } = await expectRejected("CHECKOUT_BEGUN", begin("o-2", cart?.etag));
    assert.deepEqual(metadata, { orderId: "o-1" });
    assert.ok(retryAfterMs > 100_000 && retryAfterMs <= 120_000, String(retryAfterMs));
    await order.endCheckout({ ownerId: "orders", orderId: "o-1" }, await running.as());
    assert.equal(contents(await begin("o-2", cart?.etag)), "mug×2");
    await expectRejected("CALLER_DENIED", client.beginCheckout({ ...NOBODY, orderId: "o-3", etag: "v0" }, own));
  });

  it("asks its neighbours once for a change and what it shows of it", async () => {
    const { client, neighbours } = running;
    const own = await running.as("asks");
    const before = { ...neighbours.asked };
    await client.addItem(item("mug"), own);
    const { catalog, inventory } = neighbours.asked;
    assert.deepEqual([catalog - before.catalog, inventory - before.inventory], [1, 1]);
  });
});
