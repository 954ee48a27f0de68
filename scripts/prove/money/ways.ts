import { Secret } from "@souk/chassis/config";
import { fakePorts } from "@souk/chassis/testing";
import { Order as ProtoOrder } from "@souk/proto/souk/order/v1/order";
import { BSON } from "mongodb";
import type { Order } from "../../../services/order/src/domain/order.ts";
import { fromMoney } from "../../../services/order/src/grpc/money-mapping.ts";
import { orderToProto } from "../../../services/order/src/grpc/order-mapping.ts";
import { createQuoteTokens } from "../../../services/order/src/grpc/quote-tokens.ts";
import { type OrderDocument, toFields, toOrder } from "../../../services/order/src/store/order-document.ts";
import { MemoryOrderStore } from "../../../services/order/test/support/memory-order-store.ts";
import { eur, later, newOrder } from "../../../services/order/test/support/mothers.ts";

/** A way that an amount of money goes in the shop, and the amount that comes out. */
export interface Way {
  readonly what: string;
  readonly goes: (amountMinor: bigint) => bigint | Promise<bigint>;
}

export const WAYS: readonly Way[] = [
  {
    what: "protobuf and back",
    goes: (amount) => totalOf(ProtoOrder.decode(ProtoOrder.encode(orderToProto(orderOf(amount))).finish())),
  },
  {
    what: "ProtoJSON and back",
    goes: (amount) =>
      totalOf(ProtoOrder.fromJSON(JSON.parse(JSON.stringify(ProtoOrder.toJSON(orderToProto(orderOf(amount))))))),
  },
  { what: "a quote's token", goes: throughQuote },
  { what: "BSON and back", goes: throughBson },
  {
    what: "the store of orders",
    goes: async (amount) => {
      const store = new MemoryOrderStore(fakePorts());
      const { id } = orderOf(amount);
      await store.insert({ order: orderOf(amount), events: [] }, { traceparent: undefined });
      return (await store.read(id))?.totals.total.amountMinor ?? 0n;
    },
  },
];

function orderOf(amount: bigint): Order {
  const order = newOrder();
  return { ...order, totals: { ...order.totals, total: eur(amount) } };
}

function totalOf({ totals }: ProtoOrder): bigint {
  return fromMoney(totals?.total).amountMinor;
}

function throughQuote(amount: bigint): bigint {
  const tokens = createQuoteTokens(new Secret("a secret of the proof, which is long enough"));
  const { buyerId, shippingMethod, couponCode, lines, totals } = orderOf(amount);
  const place = { cartEtag: "v1", countryCode: "DE", expireTime: later(1) };
  const token = tokens.write({ ...{ buyerId, shippingMethod, couponCode, lines, totals }, ...place });
  return tokens.read(token)?.totals.total.amountMinor ?? 0n;
}

/** As the driver writes and reads it, with the options of the chassis. */
function throughBson(amount: bigint): bigint {
  const document = { _id: "1", ...toFields(orderOf(amount)), seq: 0n };
  const bytes = BSON.serialize(document, { ignoreUndefined: true });
  const back = BSON.deserialize(bytes, { useBigInt64: true }) as unknown as OrderDocument;
  return toOrder(back).totals.total.amountMinor;
}
