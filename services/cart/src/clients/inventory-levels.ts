import type { TypedClient } from "@souk/chassis/grpc";
import type { Clock } from "@souk/chassis/ports";
import type { InventoryServiceService } from "@souk/proto/souk/inventory/v1/inventory_service";
import type { StockLevels } from "../usecases/ports.ts";
import { answeredSoon } from "./soon.ts";

type InventoryClient = Pick<TypedClient<typeof InventoryServiceService>, "batchGetStock">;

export function createInventoryLevels(inventory: InventoryClient, clock: Clock): StockLevels {
  return {
    of: async (productIds, context) => {
      const ask = (soon: typeof context) => inventory.batchGetStock({ productIds: [...productIds] }, soon);
      const answer = await answeredSoon(ask, context, clock);
      return answer && new Map(answer.stock.map(({ productId, availableQuantity }) => [productId, availableQuantity]));
    },
  };
}
