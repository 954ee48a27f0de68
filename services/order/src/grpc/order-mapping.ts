import { etagOf } from "@souk/chassis/etag";
import {
  CancelReason,
  OrderRefundState,
  OrderState,
  type OrderLine as ProtoLine,
  type Order as ProtoOrder,
  type OrderTotals as ProtoTotals,
} from "@souk/proto/souk/order/v1/order";
import type { Quote as ProtoQuote } from "@souk/proto/souk/order/v1/quote";
import type { OrderSaga } from "@souk/proto/souk/order/v1/saga";
import { SagaStep } from "@souk/proto/souk/order/v1/saga";
import { type Order, refunded } from "../domain/order.ts";
import type { PricedLine, Totals } from "../domain/price.ts";
import { stateOf } from "../domain/step.ts";
import type { Quote } from "../usecases/quote-order.ts";
import { fromMoney, toMoney } from "./money-mapping.ts";

export function orderToProto(order: Order): ProtoOrder {
  const { id, number, lines, totals, shippingMethod, shippingAddress, email, couponCode, declineCode } = order;
  const { buyerId, action, createTime, updateTime } = order;
  return {
    ...{ orderId: id, orderNumber: number, shippingMethod, email, couponCode, declineCode, buyerId },
    ...{ state: OrderState[stateOf(order)], lines: lines.map(lineToProto) },
    totals: { ...totalsToProto(totals), refunded: toMoney(refunded(order)) },
    shippingAddress: { ...shippingAddress, lines: [...shippingAddress.lines] },
    paymentAction: action,
    cancelReason: CancelReason[order.cancelReason ?? "UNSPECIFIED"],
    refunds: order.refunds.map(({ id: refundId, amount, reason, state, createTime: asked }) => ({
      ...{ refundId, amount: toMoney(amount), reason, state: OrderRefundState[state], createTime: asked },
    })),
    ...{ etag: etagOf(order.v), createTime, updateTime },
  };
}

export function sagaToProto(order: Order): OrderSaga {
  const { id, step, tries, nextAt, attention, log } = order;
  return {
    ...{ orderId: id, step: SagaStep[step], tries, nextTime: nextAt, etag: etagOf(order.v) },
    attention: attention && { since: attention.since, reason: attention.reason, isParked: attention.parked },
    log: log.map(({ time, step: at, cause, note = "", actorId = "" }) => ({
      ...{ time, step: SagaStep[at], cause, note, actorId },
    })),
  };
}

export function quoteToProto({ lines, totals, shippingOptions, ...quote }: Quote): ProtoQuote {
  return {
    ...quote,
    ...{ lines: lines.map(lineToProto), totals: totalsToProto(totals) },
    shippingOptions: shippingOptions.map(({ shippingMethod, price }) => ({ shippingMethod, price: toMoney(price) })),
  };
}

export function lineToProto({ unitPrice, discount, total, tax, ...line }: PricedLine): ProtoLine {
  const amounts = { unitPrice: toMoney(unitPrice), discount: toMoney(discount), total: toMoney(total) };
  return { ...line, ...amounts, tax: toMoney(tax) };
}

export function lineFromProto({ unitPrice, discount, total, tax, ...line }: ProtoLine): PricedLine {
  const amounts = { unitPrice: fromMoney(unitPrice), discount: fromMoney(discount), total: fromMoney(total) };
  return { ...line, ...amounts, tax: fromMoney(tax) };
}

/** Of what nothing was given back yet. */
export function totalsToProto({ subtotal, discount, shipping, total, tax }: Totals): ProtoTotals {
  const sums = { subtotal: toMoney(subtotal), discount: toMoney(discount), shipping: toMoney(shipping) };
  return { ...sums, total: toMoney(total), tax: toMoney(tax), refunded: undefined };
}

export function totalsFromProto(totals: ProtoTotals | undefined): Totals {
  return {
    ...{ subtotal: fromMoney(totals?.subtotal), discount: fromMoney(totals?.discount) },
    ...{ shipping: fromMoney(totals?.shipping), total: fromMoney(totals?.total), tax: fromMoney(totals?.tax) },
  };
}
