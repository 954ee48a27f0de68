import { type Environment, readConfig } from "@souk/chassis/config";
import { backgroundContext, type RequestContext, type Role } from "@souk/chassis/context";
import type { TypedClient } from "@souk/chassis/grpc";
import {
  connectAs,
  serviceEnvironment,
  type TestKeys,
  type TestMongo,
  testKeys,
  testMongo,
  waitFor,
} from "@souk/chassis/testing";
import { CouponServiceService } from "@souk/proto/souk/order/v1/coupon_service";
import { type Order, OrderState } from "@souk/proto/souk/order/v1/order";
import { OrderServiceService, type PlaceOrderRequest } from "@souk/proto/souk/order/v1/order_service";
import type { Quote } from "@souk/proto/souk/order/v1/quote";
import { createApp } from "../../src/app.ts";
import { settings } from "../../src/config.ts";
import { migrateDatabase } from "../../src/migrate.ts";
import { ADDRESS } from "./mothers.ts";
import { type Neighbours, startNeighbours } from "./neighbours.ts";

/** An order service of one's own: real gRPC, real MongoDB, real Redis, neighbours that are really called. */
export interface RunningOrder {
  readonly client: TypedClient<typeof OrderServiceService>;
  readonly coupons: TypedClient<typeof CouponServiceService>;
  /** The same as a service that may watch. */
  readonly ops: TypedClient<typeof OrderServiceService>;
  readonly neighbours: Neighbours;
  readonly mongo: TestMongo;
  /** `127.0.0.1:<port>`, for clients of other kinds, with the keys that it trusts. */
  readonly address: string;
  readonly adminUrl: string;
  readonly keys: TestKeys;
  /** The context of a call by somebody; without a name, of a call without a token. */
  as(subject?: string, role?: Role): Promise<RequestContext>;
  quote(context: RequestContext, changes?: Readonly<Record<string, string>>): Promise<Quote>;
  /** Quotes and places. */
  place(context: RequestContext, key: string, changes?: Partial<PlaceOrderRequest>): Promise<Order>;
  /** The order, once it has come to the state. */
  seen(context: RequestContext, orderId: string, state: OrderState): Promise<Order>;
  stop(): Promise<void>;
}

/** With what a test can write a quote that nobody would give it. */
export const QUOTE_TOKEN_SECRET = "yet another secret of the tests, long enough";

export async function startOrder(changes: Environment = {}): Promise<RunningOrder> {
  const mongo = await testMongo("order");
  const keys = await testKeys(["edge", "order", "cart", "inventory", "payment", "ops"]);
  const neighbours = await startNeighbours(keys);
  const config = readConfig(settings, {
    ...serviceEnvironment("order", mongo, keys),
    QUOTE_TOKEN_SECRET,
    CART_GRPC_ADDR: neighbours.cart.address,
    INVENTORY_GRPC_ADDR: neighbours.inventory.address,
    PAYMENT_GRPC_ADDR: neighbours.payment.address,
    ...changes,
  });
  await migrateDatabase(config);
  const app = createApp(config);
  await app.start();
  const callee = { name: "order", port: app.grpcPort() };
  const asEdge = connectAs("edge", OrderServiceService, callee, keys);
  const asOps = connectAs("ops", OrderServiceService, callee, keys);
  const forCoupons = connectAs("edge", CouponServiceService, callee, keys);
  const { client } = asEdge;

  const quote: RunningOrder["quote"] = async (context, asked = {}) => {
    const request = { buyerId: "", countryCode: "DE", shippingMethod: "", couponCode: "", ...asked };
    return (await client.quoteOrder(request, context)).quote as Quote;
  };
  return {
    ...{ client, ops: asOps.client, coupons: forCoupons.client, neighbours, mongo, keys, quote },
    ...{ address: `127.0.0.1:${callee.port}`, adminUrl: `http://127.0.0.1:${app.adminPort()}` },
    as: async (subject, role = "USER") => {
      const context = backgroundContext("test", new AbortController().signal, Date.now() + 20_000);
      return subject === undefined ? context : { ...context, userToken: await keys.userToken({ role, subject }) };
    },
    place: async (context, requestId, asked = {}) => {
      const quoteToken = asked.quoteToken ?? (await quote(context)).quoteToken;
      const { order } = await client.placeOrder(placeRequest({ quoteToken, requestId, ...asked }), context);
      return order as Order;
    },
    seen: async (context, orderId, state) => {
      let order: Order | undefined;
      const has = async () => {
        ({ order } = await client.getOrder({ orderId }, context));
        return order?.state === state;
      };
      await waitFor(has, { what: `order ${orderId} in state ${OrderState[state as never] ?? state}` });
      return order as Order;
    },
    stop: async () => {
      await Promise.all([asEdge.peer.stop(), asOps.peer.stop(), forCoupons.peer.stop()]);
      await app.stop();
      await neighbours.stop();
      await mongo.close();
      await keys.remove();
    },
  };
}

export function placeRequest(changes: Partial<PlaceOrderRequest>): PlaceOrderRequest {
  const shippingAddress = { ...ADDRESS, lines: [...ADDRESS.lines] };
  const asked = { quoteToken: "", paymentToken: "tok_sandbox_ok", shippingAddress, email: "", requestId: "" };
  return { buyerId: "", ...asked, ...changes };
}
