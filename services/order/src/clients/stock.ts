import type { TypedClient } from "@souk/chassis/grpc";
import type { InventoryServiceService } from "@souk/proto/souk/inventory/v1/inventory_service";
import type { Stock } from "../usecases/ports.ts";

type InventoryClient = Pick<
  TypedClient<typeof InventoryServiceService>,
  "reserveStock" | "extendReservation" | "confirmReservation" | "commitReservation" | "releaseReservation"
>;

/** For as long as its contract says. */
const HOLD_SECONDS = 0;

export function createStock(inventory: InventoryClient): Stock {
  return {
    reserve: async (orderId, buyerId, units, context) => {
      const lines = units.map(({ productId, quantity }) => ({ productId, quantity: BigInt(quantity) }));
      await inventory.reserveStock({ orderId, buyerId, lines, holdSeconds: HOLD_SECONDS }, context);
    },
    extend: async (orderId, productIds, context) => {
      const request = { orderId, productIds: [...productIds], holdSeconds: HOLD_SECONDS };
      await inventory.extendReservation(request, context);
    },
    confirm: async (orderId, productIds, context) => {
      await inventory.confirmReservation({ orderId, productIds: [...productIds] }, context);
    },
    commit: async (orderId, productIds, context) => {
      await inventory.commitReservation({ orderId, productIds: [...productIds] }, context);
    },
    release: async (orderId, productIds, context) => {
      await inventory.releaseReservation({ orderId, productIds: [...productIds] }, context);
    },
  };
}
