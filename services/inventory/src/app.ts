import { MongoInbox } from "@souk/chassis/events";
import { type Ports, systemPorts } from "@souk/chassis/ports";
import { createServiceKit, type ServiceApp } from "@souk/chassis/service";
import { InventoryServiceService } from "@souk/proto/souk/inventory/v1/inventory_service";
import type { InventoryConfig } from "./config.ts";
import { createInventoryService } from "./grpc/inventory-service.ts";
import { onProductChanged, PRODUCT_CHANGED_QUEUE } from "./queues/product-changed.ts";
import { BucketWriter } from "./store/bucket-writer.ts";
import { MongoFollowedProducts } from "./store/followed-products.ts";
import { migrations } from "./store/migrations.ts";
import { MongoReservationStore } from "./store/reservation-store.ts";
import { createStockHistory } from "./store/stock-history.ts";
import { MongoStockStore } from "./store/stock-store.ts";
import { adjustStock } from "./usecases/adjust-stock.ts";
import {
  commitReservation,
  confirmReservation,
  extendReservation,
  getReservation,
  releaseReservation,
  reserveStock,
} from "./usecases/change-reservation.ts";
import { batchGetStock, getStock } from "./usecases/get-stock.ts";
import { listStockLedger } from "./usecases/list-stock-ledger.ts";
import { openStock } from "./usecases/open-stock.ts";
import { settleLedgers } from "./usecases/settle-ledgers.ts";
import { forgetReservations, releaseExpired } from "./usecases/sweep-reservations.ts";
import { watchStock } from "./usecases/watch-stock.ts";

const IDENTITY = { name: "inventory", protoPackage: "souk.inventory.v1", migrations };
const SETTLE_EVERY_MS = 5_000;
/** So that what expires can be bought again within seconds. */
const EXPIRE_EVERY_MS = 1_000;
const FORGET_EVERY_MS = 600_000;
const SWEEP_INBOX_EVERY_MS = 3_600_000;

/** The map of the inventory: what there is, and what stands on what. */
export function createApp(config: InventoryConfig, ports: Ports = systemPorts()): ServiceApp {
  const kit = createServiceKit({ ...IDENTITY, config, ports });
  const writer = new BucketWriter(kit.mongo.db, ports, () => outbound.wake());
  const stock = new MongoStockStore(kit.mongo.db, writer);
  const reservations = new MongoReservationStore(writer);
  const outbound = kit.outbound(stock.outbox);
  const history = createStockHistory(outbound.watch);
  const followed = new MongoFollowedProducts(kit.mongo.db);
  const inbox = new MongoInbox(kit.mongo.db, ports.clock);
  const deps = {
    stock,
    reservations,
    followed,
    history,
    ...ports,
    lowStockThreshold: BigInt(config.lowStockThreshold),
  };

  const useCases = {
    getStock: getStock(deps),
    batchGetStock: batchGetStock(deps),
    adjustStock: adjustStock(deps),
    listStockLedger: listStockLedger(deps),
    watchStock: watchStock(deps),
    reserveStock: reserveStock(deps),
    extendReservation: extendReservation(deps),
    confirmReservation: confirmReservation(deps),
    commitReservation: commitReservation(deps),
    releaseReservation: releaseReservation(deps),
    getReservation: getReservation(deps),
  };
  kit.serve(InventoryServiceService, createInventoryService(useCases, kit.pages));

  const consumer = kit.consumer({
    ...{ queue: PRODUCT_CHANGED_QUEUE, handle: onProductChanged(openStock(deps)), inbox },
  });
  const settler = kit.sweep({ name: "ledger settler", everyMs: SETTLE_EVERY_MS, run: settleLedgers(deps) });
  const expirer = kit.sweep({ name: "expired holds", everyMs: EXPIRE_EVERY_MS, run: releaseExpired(deps) });
  const forgetter = kit.schedule({
    ...{ queue: "inventory.forget-reservations", everyMs: FORGET_EVERY_MS, run: forgetReservations(deps) },
  });
  const inboxSweeper = kit.schedule({
    ...{ queue: "inventory.sweep-inbox", everyMs: SWEEP_INBOX_EVERY_MS, run: () => inbox.sweep() },
  });
  return kit.app([outbound, consumer, settler, expirer, forgetter, inboxSweeper]);
}
