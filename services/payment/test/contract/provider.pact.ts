import { PACTS_FOLDER, verifyRpcProvider } from "@souk/contracts";
import { type RunningPayment, startPayment } from "../support/harness.ts";
import { statesOf } from "./states.ts";

describe("payment, as its consumers' pacts want it", function () {
  this.timeout(60_000);
  let payment: RunningPayment;
  before(async () => {
    payment = await startPayment();
  });
  after(() => payment.stop());

  it("answers each call", async () => {
    const { address, keys } = payment;
    await verifyRpcProvider({ folder: PACTS_FOLDER, provider: "payment", address, keys, states: statesOf(payment) });
  });
});
