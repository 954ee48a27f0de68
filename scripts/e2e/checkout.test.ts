import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { waitFor } from "@souk/chassis/testing";
import { whileBroken } from "./support/levers.ts";
import { type Clerk, type People, peopleOf } from "./support/people.ts";
import { describeInBothModes, openShop, type RunningShop } from "./support/shop.ts";

const CAPTURE = "souk.payment.v1.PaymentService/CapturePayment";

/** `make prove-first-day` makes it the minute that it stands for. */
const PROVIDER_AWAY_MS = Number(process.env.E2E_PROVIDER_AWAY_SECONDS ?? 2) * 1_000;

describeInBothModes("a first day in the shop", (mode) => {
  let shop: RunningShop;
  let people: People;
  let clerk: Clerk;
  before(async () => {
    shop = await openShop({ mode });
    people = peopleOf(shop);
    clerk = await people.aClerk();
  });
  after(() => shop.stop());
  afterEach(() => shop.sandbox.faults({}));

  const named = (what: string) => `${what}-${mode}`;
  const refusal = (text: string) => ({ name: "Refused", message: text });

  it("somebody looks around, registers, buys two mugs, and finds the cart empty and the stock two fewer", async () => {
    const mug = named("first-mug");
    await clerk.sells(mug, 10);
    const ada = await people.somebodyRegisters();
    assert.ok((await ada.looksAround()).includes(mug));
    await ada.putsIntoCart(mug, 2);
    const order = await ada.orders();
    const { totals, lines } = await ada.sees(order, "COMPLETED");
    assert.deepEqual(
      lines.map(({ productId, quantity }) => [productId, quantity]),
      [[mug, 2]],
    );
    assert.equal(await shop.sandbox.operations(order), "authorize capture");
    assert.equal(await shop.sandbox.captured(order), totals?.total?.amountMinor);
    await waitFor(async () => (await ada.cart()) === "", { what: "what was bought to leave the cart" });
    assert.equal(await clerk.countsStock(mug), 8);
  });

  it("somebody buys twenty things at once, each with a name as long as may be", async function () {
    this.timeout(60_000);
    const things = Array.from({ length: 20 }, (_, i) => named(`long-${i}`));
    for (const thing of things) await clerk.sells(thing, 1, "1290", `${"𠀀".repeat(180)} ${thing}`);
    const ada = await people.somebodyRegisters();
    for (const thing of things) await ada.putsIntoCart(thing);
    const order = await ada.orders();
    assert.equal((await ada.sees(order, "COMPLETED")).lines.length, 20);
  });

  it("a guest buys without an account", async () => {
    const mug = named("guest-mug");
    await clerk.sells(mug, 5);
    const guest = await people.aGuestComes();
    await guest.putsIntoCart(mug);
    const order = await guest.orders();
    assert.equal((await guest.sees(order, "COMPLETED")).email, "guest@example.com");
  });

  it("a card is declined, so the buyer pays with another one", async () => {
    const mug = named("declined-mug");
    await clerk.sells(mug, 5);
    const ada = await people.somebodyRegisters();
    await ada.putsIntoCart(mug);
    const first = await ada.orders({ payingWith: "tok_sandbox_insufficient" });
    const { cancelReason, declineCode } = await ada.sees(first, "CANCELLED");
    assert.deepEqual([cancelReason, declineCode], ["CANCEL_REASON_PAYMENT_DECLINED", "insufficient_funds"]);
    assert.equal(await clerk.countsStock(mug), 5, "nothing is held any more");
    const second = await ada.orders();
    await ada.sees(second, "COMPLETED");
  });

  it("a bank asks its customer first, and the order waits for that", async () => {
    const mug = named("bank-mug");
    await clerk.sells(mug, 5);
    const [ada, bob] = [await people.somebodyRegisters(), await people.somebodyRegisters()];
    await ada.putsIntoCart(mug);
    await bob.putsIntoCart(mug);
    const [adas, bobs] = [
      await ada.orders({ payingWith: "tok_sandbox_3ds" }),
      await bob.orders({ payingWith: "tok_sandbox_3ds" }),
    ];
    const { paymentAction } = await ada.sees(adas, "ACTION_REQUIRED");
    const watching = ada.watches(adas);
    const page = await fetch(paymentAction?.redirectUrl ?? "");
    assert.match(await page.text(), /Approve/);
    await bob.sees(bobs, "ACTION_REQUIRED");
    await shop.sandbox.complete(adas, true);
    await shop.sandbox.complete(bobs, false);
    assert.match((await watching).join(" "), /^ACTION_REQUIRED( PLACED)? COMPLETED$/);
    assert.equal((await bob.sees(bobs, "CANCELLED")).declineCode, "authentication_failed");
  });

  it("somebody changes her mind in time, and somebody too late", async () => {
    const mug = named("regretted-mug");
    await clerk.sells(mug, 5);
    const ada = await people.somebodyRegisters();
    await ada.putsIntoCart(mug);
    const early = await ada.orders({ payingWith: "tok_sandbox_3ds" });
    await ada.sees(early, "ACTION_REQUIRED");
    await ada.cancels(early);
    assert.equal((await ada.sees(early, "CANCELLED")).cancelReason, "CANCEL_REASON_BUYER");
    assert.equal(await clerk.countsStock(mug), 5);
    await ada.cancels(early); // a second time is no error
    const late = await ada.orders();
    await ada.sees(late, "COMPLETED");
    await assert.rejects(ada.cancels(late), refusal("409 ORDER_NOT_CANCELLABLE"));
  });

  it("staff gives a part of the price back, and no more than was paid", async () => {
    const mug = named("scratched-mug");
    await clerk.sells(mug, 5);
    const ada = await people.somebodyRegisters();
    await ada.putsIntoCart(mug);
    const order = await ada.orders();
    await ada.sees(order, "COMPLETED");
    await clerk.givesBack(order, "300", "a scratch");
    const isBack = async () => (await ada.looksAt(order)).totals?.refunded?.amountMinor === "300";
    await waitFor(isBack, { timeoutMs: 10_000, what: "the money to be back" });
    await assert.rejects(clerk.givesBack(order, "100000", "too much"), refusal("422 REFUND_TOO_LARGE"));
    assert.equal(await shop.sandbox.operations(order), "authorize capture refund");
  });

  it("staff finds an order that is stuck, sees why, and has it go on", async () => {
    const mug = named("stuck-mug");
    await clerk.sells(mug, 5);
    const ada = await people.somebodyRegisters();
    await ada.putsIntoCart(mug);
    const order = await whileBroken(shop, "payment", CAPTURE, async () => {
      const placed = await ada.orders();
      const isStuck = async () => (await clerk.findsStuckOrders()).includes(placed);
      await waitFor(isStuck, { timeoutMs: 30_000, what: "the order to be shown as stuck" });
      return placed;
    });
    const { step, attention } = await clerk.looksIntoSaga(order);
    assert.deepEqual([step, attention?.reason, attention?.isParked], ["SAGA_STEP_CAPTURING", "INTERNAL", true]);
    await clerk.triesAgain(order, "the payment service was mended");
    await ada.sees(order, "COMPLETED");
  });

  it("two people want the last one, and one of them gets it", async () => {
    const mug = named("last-mug");
    await clerk.sells(mug, 1);
    const both = [await people.somebodyRegisters(), await people.aGuestComes()];
    for (const person of both) await person.putsIntoCart(mug);
    const orders = await Promise.all(both.map((person) => person.orders()));
    const isOver = async (i: number) => {
      const { state } = (await both[i]?.looksAt(orders[i] ?? "")) ?? {};
      return state === "ORDER_STATE_COMPLETED" || state === "ORDER_STATE_CANCELLED" ? state : undefined;
    };
    const ends = await Promise.all(orders.map((_, i) => waitFor(() => isOver(i), { timeoutMs: 15_000 })));
    assert.deepEqual(ends.sort(), ["ORDER_STATE_CANCELLED", "ORDER_STATE_COMPLETED"]);
    assert.equal(await clerk.countsStock(mug), 0);
  });

  it("the provider is away for a while: orders are taken all the same, and go on when it is back", async function () {
    this.timeout(PROVIDER_AWAY_MS + 60_000);
    const mug = named("patient-mug");
    await clerk.sells(mug, 5);
    const ada = await people.somebodyRegisters();
    await ada.putsIntoCart(mug);
    await shop.sandbox.faults({ blackhole: true });
    const startedAt = performance.now();
    const order = await ada.orders();
    assert.ok(performance.now() - startedAt < 5_000, "whoever orders does not wait for the provider");
    assert.ok((await ada.looksAround()).length > 0);
    await new Promise((resolve) => setTimeout(resolve, PROVIDER_AWAY_MS)); // it is really asked meanwhile
    assert.equal((await ada.looksAt(order)).state, "ORDER_STATE_PLACED");
    await shop.sandbox.faults({});
    await ada.sees(order, "COMPLETED", 30_000);
    assert.equal(await shop.sandbox.operations(order), "authorize capture");
  });

  it("whoever presses twice has ordered once, and the same cart is not sold twice by mistake", async () => {
    const mug = named("twice-mug");
    await clerk.sells(mug, 5);
    const ada = await people.somebodyRegisters();
    await ada.putsIntoCart(mug);
    const { quoteToken } = await ada.isQuoted();
    const key = randomUUID();
    /** A copy that meets the first one on its way is told so, and comes again. */
    const press = () => waitFor(() => ada.orders({ key, quoteToken }).catch(unlessInFlight), { timeoutMs: 10_000 });
    const orders = await Promise.all([press(), press(), press()]);
    assert.equal(new Set(orders).size, 1);
    await assert.rejects(ada.orders({ quoteToken }), {
      name: "Refused",
      message: /^4(09|12) (CHECKOUT_BEGUN|CART_CHANGED|CART_EMPTY)$/,
    });
    await ada.sees(orders[0] ?? "", "COMPLETED");
  });
});

function unlessInFlight(error: Error): undefined {
  if (error.message !== "409 REQUEST_IN_FLIGHT") throw error;
}
