import { collect, waitFor } from "@souk/chassis/testing";
import { type States, tokenBefore } from "@souk/contracts";
import type { RunningInventory } from "../support/harness.ts";

/** What pacts presume of the inventory, in the words that they use. The sentences are part of the contract. */
export function statesOf(inventory: RunningInventory): States {
  /** Five of the product, in one delivery. */
  async function stockUp(productId = ""): Promise<void> {
    await inventory.hearOf(productId);
    const delivery = { productId, delta: 5n, locationId: "", note: "", requestId: `state-${productId}` };
    await inventory.client.adjustStock(delivery, await inventory.as("STAFF"));
  }

  const background = () => inventory.as();

  async function hold(orderId = "", productId = ""): Promise<void> {
    await stockUp(productId);
    const lines = [{ productId, quantity: 2n }];
    await inventory.order.reserveStock({ orderId, buyerId: "ada", lines, holdSeconds: 0 }, await background());
  }

  return {
    "an order holds two units of a product": ({ orderId, productId }) => hold(orderId, productId).then(() => undefined),
    "an order is about to be paid": async ({ orderId = "", productId = "" }) => {
      await hold(orderId, productId);
      await inventory.order.confirmReservation({ orderId, productIds: [productId] }, await background());
    },
    "a product has stock": async ({ productId }) => stockUp(productId).then(() => undefined),
    "a stock has changed since a token": async ({ productId }) => {
      const watching = collect((context) => inventory.ops.watchStock({ resumeToken: "", snapshot: false }, context));
      await waitFor(() => watching.messages.length > 0);
      await stockUp(productId);
      const news = () =>
        watching.messages.find(({ event }) => event?.$case === "change" && event.value.stock?.productId === productId);
      await waitFor(() => news() !== undefined);
      await watching.stop();
      return { resumeToken: tokenBefore(news()?.resumeToken ?? "") };
    },
  };
}
