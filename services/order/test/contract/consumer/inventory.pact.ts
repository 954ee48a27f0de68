import assert from "node:assert/strict";
import { ConsumerBefore } from "@souk/contracts";
import { InventoryServiceService } from "@souk/proto/souk/inventory/v1/inventory_service";
import { createStock } from "../../../src/clients/stock.ts";

const SERVICE = "souk.inventory.v1.InventoryService";
const HELD = "an order holds two units of a product";
const CONFIRMED = "an order is about to be paid";

describe("the pact of order with inventory", () => {
  const order = new ConsumerBefore("order", "inventory", InventoryServiceService);
  before(() => order.start());
  after(() => order.stop());

  it("holds what an order wants", () =>
    order.expect(
      {
        ...{ rpc: `${SERVICE}/ReserveStock`, when: "there is enough" },
        given: [["a product has stock", { productId: "wanted-mug" }]],
        request: { orderId: "o-1", buyerId: "ada", lines: [{ productId: "wanted-mug", quantity: "2" }] },
        answers: { reply: {} },
      },
      (client, context) =>
        createStock(client).reserve("o-1", "ada", [{ productId: "wanted-mug", quantity: 2 }], context),
    ));

  for (const [reason, when, productId, quantity] of [
    ["INSUFFICIENT_STOCK", "there is less than wanted", "short-mug", 99],
    ["STOCK_NOT_FOUND", "no stock is kept", "unknown-mug", 1],
  ] as const) {
    it(`hears that ${when}`, () =>
      assert.rejects(
        order.expect(
          {
            ...{ rpc: `${SERVICE}/ReserveStock`, when },
            given: reason === "STOCK_NOT_FOUND" ? [] : [["a product has stock", { productId }]],
            request: { orderId: "o-2", buyerId: "ada", lines: [{ productId, quantity: String(quantity) }] },
            answers: { failure: { code: codeOf(reason), domain: "souk.inventory.v1", reason } },
          },
          (client, context) => createStock(client).reserve("o-2", "ada", [{ productId, quantity }], context),
        ),
        { reason },
      ));
  }

  for (const [verb, rpc, given] of [
    ["extend", "ExtendReservation", HELD],
    ["confirm", "ConfirmReservation", HELD],
    ["commit", "CommitReservation", CONFIRMED],
    ["release", "ReleaseReservation", HELD],
  ] as const) {
    it(`${verb}s what it holds`, () => {
      const productId = `${verb}-mug`;
      return order.expect(
        {
          ...{ rpc: `${SERVICE}/${rpc}`, when: `the order ${verb}s`, given: [[given, { orderId: "o-3", productId }]] },
          ...{ request: { orderId: "o-3", productIds: [productId] }, answers: { reply: {} } },
        },
        (client, context) => createStock(client)[verb]("o-3", [productId], context),
      );
    });
  }

  it("hears that its hold is over", () =>
    assert.rejects(
      order.expect(
        {
          ...{ rpc: `${SERVICE}/ConfirmReservation`, when: "nothing is held any more" },
          given: [["a product has stock", { productId: "over-mug" }]],
          request: { orderId: "o-4", productIds: ["over-mug"] },
          answers: {
            failure: { code: "failed_precondition", domain: "souk.inventory.v1", reason: "RESERVATION_OVER" },
          },
        },
        (client, context) => createStock(client).confirm("o-4", ["over-mug"], context),
      ),
      { reason: "RESERVATION_OVER" },
    ));
});

function codeOf(reason: string): string {
  return reason === "STOCK_NOT_FOUND" ? "not_found" : "failed_precondition";
}
