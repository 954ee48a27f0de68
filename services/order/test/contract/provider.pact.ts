import { PACTS_FOLDER, queuedJob, verifyRpcProvider } from "@souk/contracts";
import { OrderCompleted } from "@souk/proto/souk/order/v1/events";
import { type RunningOrder, startOrder } from "../support/harness.ts";
import { OrderStates } from "./states.ts";

describe("order, as its consumers' pacts want it", function () {
  this.timeout(60_000);
  let order: RunningOrder;
  before(async () => {
    order = await startOrder();
  });
  after(() => order.stop());

  it("answers each call, and puts each event into the queue", async () => {
    const { address, keys, mongo } = order;
    const states = new OrderStates(order);
    const completed = () =>
      queuedJob({
        ...{ db: mongo.db, type: OrderCompleted.$type, subject: states.lastOrderId, subscriber: "cart" },
        sequence: 2,
      });
    await verifyRpcProvider({
      ...{ folder: PACTS_FOLDER, provider: "order", address, keys, states: states.handlers() },
      producers: { "OrderCompleted for cart: an order was completed": completed },
    });
  });
});
