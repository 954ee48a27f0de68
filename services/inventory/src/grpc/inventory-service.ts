import type { Handlers } from "@souk/chassis/grpc";
import { identifyCall } from "@souk/chassis/idempotency";
import type { PageKeyValue, PageTokens } from "@souk/chassis/pages";
import { AdjustStockRequest, type InventoryServiceService } from "@souk/proto/souk/inventory/v1/inventory_service";
import type { adjustStock } from "../usecases/adjust-stock.ts";
import type { batchGetStock, getStock } from "../usecases/get-stock.ts";
import type { listStockLedger } from "../usecases/list-stock-ledger.ts";
import type { LedgerPosition } from "../usecases/ports.ts";
import type { watchStock } from "../usecases/watch-stock.ts";
import { createReservationHandlers, type ReservationUseCases } from "./reservation-handlers.ts";
import { entryToProto, stockToProto } from "./stock-mapping.ts";
import { createWatchStock } from "./watch-stock.ts";

const DEFAULT_PAGE_SIZE = 24;
const LEDGER_ORDER = "create_time desc";

/** Inventory's use cases: what the service can do. */
export interface InventoryUseCases extends ReservationUseCases {
  readonly getStock: ReturnType<typeof getStock>;
  readonly batchGetStock: ReturnType<typeof batchGetStock>;
  readonly adjustStock: ReturnType<typeof adjustStock>;
  readonly listStockLedger: ReturnType<typeof listStockLedger>;
  readonly watchStock: ReturnType<typeof watchStock>;
}

/** souk.inventory.v1.InventoryService: requests in, use cases, replies out. */
export function createInventoryService(
  app: InventoryUseCases,
  pages: PageTokens,
): Handlers<typeof InventoryServiceService> {
  return {
    ...createWatchStock(app.watchStock),
    ...createReservationHandlers(app),

    getStock: async ({ productId }) => ({ stock: stockToProto(await app.getStock(productId)) }),

    batchGetStock: async ({ productIds }) => {
      const { found, missing } = await app.batchGetStock(productIds);
      return { stock: found.map(stockToProto), missingProductIds: missing };
    },

    adjustStock: async (request, context) => {
      const canonical = AdjustStockRequest.encode({ ...request, requestId: "" }).finish();
      const call = identifyCall(context, request.requestId, canonical);
      const { entry, replayed } = await app.adjustStock({ ...request, call });
      if (replayed) context.setReplyMetadata("idempotency-replayed", "true");
      return { entry: entryToProto(entry) };
    },

    listStockLedger: async ({ productId, pageSize, pageToken }) => {
      const list = { filters: { productId }, order: LEDGER_ORDER };
      const after = positionOf(pages.decode(pageToken, list));
      const { entries, next } = await app.listStockLedger(productId, after, pageSize || DEFAULT_PAGE_SIZE);
      const nextPageToken = next ? pages.encode(list, [next.createTime, next.id]) : "";
      return { entries: entries.map(entryToProto), nextPageToken };
    },
  };
}

function positionOf(keys: PageKeyValue[] | undefined): LedgerPosition | undefined {
  return keys && { createTime: keys[0] as Date, id: keys[1] as string };
}
