import { PACTS_FOLDER, queuedJob, verifyRpcProvider } from "@souk/contracts";
import { PaymentUpdated } from "@souk/proto/souk/payment/v1/events";
import { type RunningPayment, startPayment } from "../support/harness.ts";
import { statesOf } from "./states.ts";

describe("payment, as its consumers' pacts want it", function () {
  this.timeout(60_000);
  let payment: RunningPayment;
  before(async () => {
    payment = await startPayment();
  });
  after(() => payment.stop());

  it("answers each call, and puts its event into the queue", async () => {
    const { address, keys, mongo } = payment;
    const updated = { db: mongo.db, type: PaymentUpdated.$type, subject: "pay-8", sequence: 1, subscriber: "order" };
    await verifyRpcProvider({
      ...{ folder: PACTS_FOLDER, provider: "payment", address, keys, states: statesOf(payment) },
      producers: { "PaymentUpdated for order: the buyer has done his part": () => queuedJob(updated) },
    });
  });
});
