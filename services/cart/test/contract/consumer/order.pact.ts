import assert from "node:assert/strict";
import { backgroundContext } from "@souk/chassis/context";
import type { EventEnvelope } from "@souk/chassis/events";
import { ConsumerPact, eachLike, integer, type Job, str } from "@souk/contracts";
import { ORDER_COMPLETED_QUEUE, onOrderCompleted } from "../../../src/queues/order-completed.ts";
import type { RemoveBoughtCommand } from "../../../src/usecases/remove-bought.ts";

const TYPE = "souk.order.v1.OrderCompleted";

describe("the pact of cart with order", () => {
  it("learns what was bought, and by whom", () => {
    const removed: RemoveBoughtCommand[] = [];
    const handle = onOrderCompleted(async (command) => void removed.push(command));
    const envelope = {
      ...{ id: str("event-1"), type: TYPE, subject: str("0a1b", "[0-9a-f]+"), sequence: integer(2) },
      data: {
        ...{ orderId: str("0a1b", "[0-9a-f]+"), buyerId: str("USER-1") },
        lines: eachLike({ productId: str("bought-mug"), quantity: integer(2) }),
      },
    };
    return new ConsumerPact("cart", "order").expectEvent(
      {
        ...{ type: TYPE, when: "an order was completed", queue: ORDER_COMPLETED_QUEUE, envelope },
        given: [["an order is completed", { productId: "bought-mug" }]],
      },
      async ({ data }: Job) => {
        const { signal } = new AbortController();
        await handle(data as EventEnvelope, backgroundContext("pact", signal, Number.POSITIVE_INFINITY));
        const units = [{ productId: "bought-mug", quantity: 2 }];
        assert.deepEqual(removed, [{ ownerId: "USER-1", orderId: "0a1b", units }]);
      },
    );
  });
});
