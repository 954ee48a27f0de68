import assert from "node:assert/strict";
import { answered } from "../../src/domain/answers.ts";
import { begin, neverBegun, type Payment } from "../../src/domain/payment.ts";
import { requestCapture, requestRefund } from "../../src/domain/requests.ts";
import type { PaymentStore } from "../../src/usecases/ports.ts";
import { euros, later, NOW, yes } from "./mothers.ts";

/** The rules that every store of payments keeps. */
export function describePaymentStore(name: string, open: () => PaymentStore): void {
  describe(`payment store: ${name}`, () => {
    let store: PaymentStore;

    beforeEach(() => {
      store = open();
    });

    const begun = (paymentId = "p-1", amountMinor = 1_000n) =>
      begin(undefined, { paymentId, provider: "sandbox", amount: euros(amountMinor), token: "tok_sandbox_ok" }, NOW);

    async function stored(...versions: Payment[]): Promise<Payment | undefined> {
      for (const payment of versions) assert.equal(await store.write(payment), true);
      return store.read(versions[0]?.paymentId ?? "");
    }

    it("gives back exactly what was written, version after version", async () => {
      const one = begun();
      assert.deepEqual(await stored(one), one);
      const two = answered(one, "auth", { ...yes("p-1"), kind: "OK" }, later(1));
      const three = requestCapture(two, later(2));
      const four = answered(three, "capture", { ...yes("p-1"), kind: "OK" }, later(3));
      const five = requestRefund(four, { paymentId: "p-1", refundId: "r-2", amount: euros(10n) }, later(4));
      const six = requestRefund(five, { paymentId: "p-1", refundId: "r-1", amount: euros(20n) }, later(5));
      for (const version of [two, three, four, five, six]) assert.equal(await store.write(version), true);
      const read = await store.read("p-1");
      assert.deepEqual(read, six);
      assert.deepEqual(Object.keys(read?.ops ?? {}), ["auth", "capture", "refund~r-2", "refund~r-1"]);
      assert.equal(await store.read("none"), undefined);
    });

    it("keeps no token once it is not needed", async () => {
      const one = begun();
      const two = answered(one, "auth", { kind: "DECLINED", code: "card_declined" }, later(1));
      const read = await stored(one, two);
      assert.deepEqual([read, read && "token" in read], [two, false]);
    });

    it("keeps a tombstone, which has no amount", async () => {
      const tombstone = neverBegun("p-1", "sandbox", NOW);
      assert.deepEqual(await stored(tombstone), tombstone);
    });

    it("keeps what 2^53 and more need", async () => {
      assert.deepEqual((await stored(begun("p-1", 9_007_199_254_740_993n)))?.amount, euros(9_007_199_254_740_993n));
    });

    it("writes a version once: whoever comes second with it is told", async () => {
      const one = begun();
      const two = answered(one, "auth", { ...yes("p-1"), kind: "OK" }, later(1));
      const twice = (payment: Payment, told: boolean) =>
        Promise.all([store.write(payment, told), store.write(payment, told)]).then((all) => all.sort());
      assert.equal(await store.write(two), false);
      assert.equal(await store.write(two, true), false);
      assert.deepEqual(await twice(one, false), [false, true]);
      assert.deepEqual(await twice(two, true), [false, true]);
    });
  });
}
