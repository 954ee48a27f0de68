import { MongoInbox } from "@souk/chassis/events";
import { createClient } from "@souk/chassis/grpc";
import { type Ports, systemPorts } from "@souk/chassis/ports";
import { createServiceKit, type ServiceApp, type ServiceKit } from "@souk/chassis/service";
import { CartServiceService } from "@souk/proto/souk/cart/v1/cart_service";
import { CatalogServiceService } from "@souk/proto/souk/catalog/v1/catalog_service";
import { InventoryServiceService } from "@souk/proto/souk/inventory/v1/inventory_service";
import { createCatalogOffers } from "./clients/catalog-offers.ts";
import { createGuestTokens } from "./clients/guest-tokens.ts";
import { createInventoryLevels } from "./clients/inventory-levels.ts";
import type { CartConfig } from "./config.ts";
import { createCartService } from "./grpc/cart-service.ts";
import { ORDER_COMPLETED_QUEUE, onOrderCompleted } from "./queues/order-completed.ts";
import { MongoCartStore } from "./store/cart-store.ts";
import { migrations } from "./store/migrations.ts";
import { addItem, removeItem, setItemQuantity, takeAllOut } from "./usecases/change-items.ts";
import { beginCheckout, endCheckout } from "./usecases/checkout.ts";
import { forgetCarts } from "./usecases/forget-carts.ts";
import { getCart } from "./usecases/get-cart.ts";
import { mergeCart } from "./usecases/merge-cart.ts";
import { removeBought } from "./usecases/remove-bought.ts";

const IDENTITY = { name: "cart", protoPackage: "souk.cart.v1", migrations };
const FORGET_EVERY_MS = 3_600_000;
const SWEEP_INBOX_EVERY_MS = 3_600_000;

/** The map of the cart: what there is, and what stands on what. */
export function createApp(config: CartConfig, ports: Ports = systemPorts()): ServiceApp {
  const kit = createServiceKit({ ...IDENTITY, config, ports });
  const deps = {
    ...{ ...ports, carts: new MongoCartStore(kit.mongo.db), shopCurrency: config.shopCurrency },
    ...composeClients(kit, config),
    guestTokens: createGuestTokens(kit.verifyToken),
  };

  const useCases = {
    getCart: getCart(deps),
    addItem: addItem(deps),
    setItemQuantity: setItemQuantity(deps),
    removeItem: removeItem(deps),
    takeAllOut: takeAllOut(deps),
    mergeCart: mergeCart(deps),
    beginCheckout: beginCheckout(deps),
    endCheckout: endCheckout(deps),
  };
  kit.serve(CartServiceService, createCartService(useCases));

  const inbox = new MongoInbox(kit.mongo.db, ports.clock);
  const buyer = kit.consumer({ queue: ORDER_COMPLETED_QUEUE, handle: onOrderCompleted(removeBought(deps)), inbox });
  const forgetter = kit.sweep({ name: "forgetter", everyMs: FORGET_EVERY_MS, run: forgetCarts(deps) });
  const inboxSweeper = kit.schedule({
    ...{ queue: "cart.sweep-inbox", everyMs: SWEEP_INBOX_EVERY_MS, run: () => inbox.sweep() },
  });
  return kit.app([buyer, forgetter, inboxSweeper]);
}

/** Neighbours that a cart asks, and does without. */
function composeClients(kit: ServiceKit, { catalogGrpcAddr, inventoryGrpcAddr }: CartConfig) {
  const { clock } = kit.ports;
  const catalog = kit.peer({ name: "catalog", address: catalogGrpcAddr, packages: ["souk.catalog.v1"] });
  const inventory = kit.peer({ name: "inventory", address: inventoryGrpcAddr, packages: ["souk.inventory.v1"] });
  return {
    offers: createCatalogOffers(createClient(CatalogServiceService, { ...kit, peer: catalog }), clock),
    stockLevels: createInventoryLevels(createClient(InventoryServiceService, { ...kit, peer: inventory }), clock),
  };
}
