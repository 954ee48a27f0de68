import assert from "node:assert/strict";
import { systemPorts } from "@souk/chassis/ports";
import { ConsumerBefore, int64 } from "@souk/contracts";
import { InventoryServiceService } from "@souk/proto/souk/inventory/v1/inventory_service";
import { createInventoryLevels } from "../../../src/clients/inventory-levels.ts";

describe("the pact of cart with inventory", () => {
  const cart = new ConsumerBefore("cart", "inventory", InventoryServiceService);
  before(() => cart.start());
  after(() => cart.stop());

  it("learns how many units there are", async () => {
    const levels = await cart.expect(
      {
        ...{ rpc: "souk.inventory.v1.InventoryService/BatchGetStock", when: "one of two is in stock", as: "USER" },
        given: [["a product has stock", { productId: "carried-mug" }]],
        request: { productIds: ["carried-mug", "no-mug"] },
        answers: { reply: { stock: [{ productId: "carried-mug", availableQuantity: int64("5") }] } },
      },
      (client, context) => createInventoryLevels(client, systemPorts().clock).of(["carried-mug", "no-mug"], context),
    );
    assert.deepEqual(levels, new Map([["carried-mug", 5n]]));
  });
});
