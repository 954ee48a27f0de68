import assert from "node:assert/strict";
import { migrate } from "@souk/chassis/mongo";
import { fakePorts, type TestMongo, testMongo } from "@souk/chassis/testing";
import { answered } from "../../src/domain/answers.ts";
import { begin } from "../../src/domain/payment.ts";
import { migrations } from "../../src/store/migrations.ts";
import { MongoPaymentStore } from "../../src/store/payment-store.ts";
import { MemoryPaymentStore } from "../support/memory-payment-store.ts";
import { euros, later, NOW, yes } from "../support/mothers.ts";
import { describePaymentStore } from "../support/store-suite.ts";

describePaymentStore("memory", () => new MemoryPaymentStore());

describe("on MongoDB", () => {
  let mongo: TestMongo;

  before(async () => {
    mongo = await testMongo("payment");
    await migrate(mongo.db, migrations, { ...fakePorts(), sleep: async () => undefined });
  });
  afterEach(async () => {
    await mongo.db.collection("payments").deleteMany({});
  });
  after(() => mongo.close());

  describePaymentStore("MongoDB", () => new MongoPaymentStore(mongo.db, fakePorts(), () => undefined));

  it("what moved a payment by itself and its event are one write, and later writes leave the event", async () => {
    const woken: string[] = [];
    const store = new MongoPaymentStore(mongo.db, fakePorts(), () => woken.push("woken"));
    const begun = { paymentId: "p-1", provider: "sandbox", amount: euros(1_000n), token: "tok_sandbox_3ds" };
    const one = begin(undefined, begun, NOW);
    const two = answered(
      one,
      "auth",
      { ...yes("p-1"), kind: "ACTION_REQUIRED", redirectUrl: "https://b.example/" },
      NOW,
    );
    const three = answered(two, "auth", { ...yes("p-1"), kind: "OK" }, later(1));
    await store.write(one);
    await store.write(two);
    await store.write(three, true);
    await store.write({ ...three, v: three.v + 1n });
    const [pending] = await store.outbox.pending(10);
    assert.deepEqual(
      pending?.rows.map(({ type, seq, json }) => [type, seq, JSON.parse(json)]),
      [["souk.payment.v1.PaymentUpdated", 1n, { paymentId: "p-1", state: "PAYMENT_STATE_AUTHORIZED" }]],
    );
    assert.deepEqual([pending?.v, woken], [4n, ["woken"]]);
  });
});
