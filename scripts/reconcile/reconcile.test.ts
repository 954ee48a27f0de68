import assert from "node:assert/strict";
import { join } from "node:path";
import { waitFor } from "@souk/chassis/testing";
import { MongoClient } from "mongodb";
import { peopleOf } from "../e2e/support/people.ts";
import { openShop, type RunningShop } from "../e2e/support/shop.ts";
import { ROOT } from "../kit/paths.ts";
import { capture } from "../kit/program.ts";
import { type ReconcileOptions, reconcile } from "./reconcile.ts";
import { Planter } from "./test/planter.ts";
import { type Cases, PLANTS } from "./test/plants.ts";

/** Of which order it is that staff has skipped the step before this one. */
const ORDERS = { RELEASING: "cancelled", COMMITTING: "sold", COMPLETED: "refunded" } as const;
const KEPT = { key: "planted", state: "OK", amount: { currency: "EUR", amountMinor: 5n } };

describe("make reconcile", function () {
  this.timeout(60_000);
  let shop: RunningShop;
  let client: MongoClient;
  let cases: Cases;
  let planter: Planter;
  let where: ReconcileOptions;
  before(async () => {
    shop = await openShop({ mode: "one" });
    where = { uri: shop.catalogDb.uri, prefix: shop.catalogDb.prefix, pauseMs: 0 };
    client = await new MongoClient(where.uri, { useBigInt64: true }).connect();
    planter = new Planter(client, where.prefix);
    cases = await openCases(shop);
    await waitFor(async () => (await reconcile(where)).differences.length === 0, { what: "the ledger to be settled" });
  });
  after(async () => {
    await client.close();
    await shop.stop();
  });
  afterEach(() => planter.takeOut());

  for (const { what, put, finds } of PLANTS) {
    it(`finds that ${what}`, async () => {
      await put(planter, cases);
      const { differences } = await reconcile(where);
      const found = differences.map(({ says }) => says);
      assert.ok(
        found.some((says) => finds.test(says)),
        `found only: ${found.join("; ")}`,
      );
    });
  }

  for (const [from, to] of [
    ["VOIDING or REVERSING", "RELEASING"],
    ["CAPTURING", "COMMITTING"],
    ["REFUNDING", "COMPLETED"],
  ] as const) {
    it(`tells apart what staff has done by hand at the provider in place of ${from}`, async () => {
      await planter.change("payment.payments", cases.cancelled, { $set: { "ops.capture": KEPT } });
      await planter.change("payment.payments", cases.sold, { $set: { "ops.capture.state": "DECLINED" } });
      await planter.changeAll("payment.payments", cases.refunded, /^refund~/, { ...KEPT, state: "DECLINED" });
      const skip = { $push: { log: { time: new Date(), step: to, cause: "skip", note: "ticket 4711" } } };
      for (const orderId of Object.values(ORDERS).map((name) => cases[name])) {
        await planter.change("order.orders", orderId, skip);
      }
      const { differences, byHand } = await reconcile(where);
      const orderId = cases[ORDERS[to]];
      assert.deepEqual(
        [differences.length, byHand.map(({ about, reason }) => [about, reason])],
        [2, [[orderId, "ticket 4711"]]],
      );
      assert.ok(differences.every(({ about }) => about !== orderId));
    });
  }

  const asCommand = () =>
    capture(process.execPath, [join(ROOT, "scripts/reconcile.ts"), "--uri", where.uri, "--prefix", where.prefix]);

  it("says that a shop's books agree, and ends with 0", async () => {
    const { code, stdout } = await asCommand();
    assert.equal(code, 0);
    assert.match(stdout, /^4 orders, 4 payments, stock of 1 products\n/);
  });

  it("names what was done by hand with its reason, and ends with 0", async () => {
    const log = { time: new Date(), step: "RELEASING", cause: "skip", note: "given back, ticket 4711" };
    await planter.change("payment.payments", cases.cancelled, { $set: { "ops.capture": KEPT } });
    await planter.change("order.orders", cases.cancelled, { $push: { log } });
    const { code, stdout } = await asCommand();
    const says = "it is CANCELLED, but 5 EUR were kept; staff has skipped that: given back, ticket 4711";
    assert.match(stdout, new RegExp(`– payment of ${cases.cancelled}: ${says}\n`));
    assert.match(stdout, /all of it agrees but for what was done by hand: 1\n$/);
    assert.equal(code, 0);
  });

  it("names each difference and each order that needs attention, and ends with 1", async () => {
    const attention = { since: new Date(), reason: "INTERNAL", parked: true };
    await planter.change("order.orders", cases.waiting, { $set: { attention } });
    await planter.remove("payment.payments", cases.sold);
    const { code, stdout } = await asCommand();
    assert.equal(code, 1);
    assert.match(stdout, new RegExp(`order ${cases.waiting} needs attention: AUTHORIZING, INTERNAL`));
    assert.match(stdout, new RegExp(`✗ payment of ${cases.sold}: it is COMPLETED, but was never paid`));
  });
});

/** A shop in which everything has happened once. */
async function openCases(shop: RunningShop): Promise<Cases> {
  const people = peopleOf(shop);
  const clerk = await people.aClerk();
  const [productId, couponCode] = ["mug", "TENTH"];
  await clerk.sells(productId, 20);
  await clerk.offersCoupon(couponCode, 5, 2);
  const buys = async (payingWith: string, coupon = "") => {
    const guest = await people.aGuestComes();
    await guest.putsIntoCart(productId, 2);
    return { guest, orderId: await guest.orders({ payingWith, couponCode: coupon }) };
  };
  const [sold, refunded] = [await buys("tok_sandbox_ok", couponCode), await buys("tok_sandbox_ok", couponCode)];
  for (const { guest, orderId } of [sold, refunded]) await guest.sees(orderId, "COMPLETED");
  await clerk.givesBack(refunded.orderId, "300", "a scratch");
  const isBack = async () => (await clerk.looksAt(refunded.orderId)).totals?.refunded?.amountMinor === "300";
  await waitFor(isBack, { timeoutMs: 15_000, what: "the money to be back" });
  const [cancelled, waiting] = [await buys("tok_sandbox_3ds"), await buys("tok_sandbox_3ds")];
  for (const { guest, orderId } of [cancelled, waiting]) await guest.sees(orderId, "ACTION_REQUIRED");
  await cancelled.guest.cancels(cancelled.orderId);
  await cancelled.guest.sees(cancelled.orderId, "CANCELLED");
  const { buyerId } = await clerk.looksAt(sold.orderId);
  return {
    ...{ productId, couponCode, buyerId, sold: sold.orderId, refunded: refunded.orderId },
    ...{ cancelled: cancelled.orderId, waiting: waiting.orderId },
  };
}
