import { fakePorts } from "@souk/chassis/testing";
import type { Order } from "../../src/domain/order.ts";
import type { Deed } from "../../src/usecases/ports.ts";
import { MemoryOrderStore } from "./memory-order-store.ts";
import { NOW } from "./mothers.ts";

/** What use cases of orders need, in memory: it keeps whom they had driven and what they put on record. */
export function openDesk() {
  const { clock, ...ports } = fakePorts({ now: NOW.getTime() });
  const orders = new MemoryOrderStore({ clock, ...ports });
  const woken: string[] = [];
  const deeds: Deed[] = [];
  return {
    ...{ orders, clock, woken, deeds },
    wake: (orderId: string) => void woken.push(orderId),
    audit: async (deed: Deed) => void deeds.push(deed),
    put: async (order: Order) => (await orders.insert({ order, events: [] }, { traceparent: undefined })) as Order,
  };
}

/** Has somebody else change the order once, just before it is written. */
export function overtake(orders: MemoryOrderStore, change: (order: Order) => Order): void {
  const write = orders.write.bind(orders);
  orders.write = async (mine, origin) => {
    orders.write = write;
    const stored = (await orders.read(mine.order.id)) as Order;
    await write({ order: { ...change(stored), v: stored.v + 1n }, events: [] }, origin);
    return write(mine, origin);
  };
}
