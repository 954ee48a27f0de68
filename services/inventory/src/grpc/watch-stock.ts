import type { Handlers } from "@souk/chassis/grpc";
import type {
  InventoryServiceService,
  StockChange,
  WatchStockResponse,
} from "@souk/proto/souk/inventory/v1/inventory_service";
import type { StockWatchStep, watchStock } from "../usecases/watch-stock.ts";
import { stockToProto } from "./stock-mapping.ts";

/** InventoryService.WatchStock, which is spread into the other handlers. */
export function createWatchStock(
  watch: ReturnType<typeof watchStock>,
): Pick<Handlers<typeof InventoryServiceService>, "watchStock"> {
  return {
    watchStock: async function* (request, { signal }) {
      for await (const step of watch(request, signal)) yield toMessage(step);
    },
  };
}

function toMessage(step: StockWatchStep): WatchStockResponse {
  switch (step.kind) {
    case "BEGUN":
      return { resumeToken: step.token, event: undefined };
    case "SNAPSHOT_COMPLETE":
      return { resumeToken: step.token, event: { $case: "snapshotComplete", value: {} } };
    case "FOUND":
      return changeOf("", { bucketId: "", sequence: 0n, stock: stockToProto(step.stock) });
    case "CHANGED": {
      const { token, bucketId, sequence } = step.news;
      return changeOf(token, { bucketId, sequence, stock: stockToProto(step.stock) });
    }
  }
}

function changeOf(resumeToken: string, value: StockChange): WatchStockResponse {
  return { resumeToken, event: { $case: "change", value } };
}
