import { etagOf } from "@souk/chassis/etag";
import {
  PaymentRefundState,
  PaymentState,
  type Payment as ProtoPayment,
  type PaymentRefund as ProtoRefund,
} from "@souk/proto/souk/payment/v1/payment";
import type { Money as ProtoMoney } from "@souk/proto/souk/type/v1/money";
import { type Money, type Operation, type Payment, stateOf } from "../domain/payment.ts";
import { refundsOf } from "../domain/requests.ts";

const REFUND_STATES: Readonly<Record<Operation["state"], PaymentRefundState>> = {
  REQUESTED: PaymentRefundState.REQUESTED,
  OK: PaymentRefundState.DONE,
  DECLINED: PaymentRefundState.FAILED,
};

export function paymentToProto(payment: Payment): ProtoPayment {
  const { paymentId, provider, amount, ops, v, createTime, updateTime } = payment;
  const state = stateOf(payment);
  const refunds = refundsOf(payment);
  const done = refunds.filter((refund) => refund.state === "OK");
  const sum = (parts: readonly { readonly amount: Money }[]) =>
    amount && moneyToProto({ ...amount, amountMinor: parts.reduce((all, part) => all + part.amount.amountMinor, 0n) });
  return {
    ...{ paymentId, provider, createTime, updateTime, state: PaymentState[state], etag: etagOf(v) },
    amount: amount && moneyToProto(amount),
    captured: sum(ops.capture?.state === "OK" ? [ops.capture] : []),
    refunded: sum(done),
    declineCode: ops.auth?.declineCode ?? ops.capture?.declineCode ?? "",
    action: state === "ACTION_REQUIRED" ? { redirectUrl: ops.auth?.redirectUrl ?? "" } : undefined,
    refunds: refunds.map(refundToProto),
  };
}

function refundToProto(refund: Operation & { readonly refundId: string }): ProtoRefund {
  const { refundId, amount, state, declineCode = "" } = refund;
  return { refundId, amount: moneyToProto(amount), state: REFUND_STATES[state], declineCode };
}

function moneyToProto({ currency, amountMinor }: Money): ProtoMoney {
  return { currencyCode: currency, amountMinor };
}

/** Where the contract requires an amount, its rules have been checked before. */
export function moneyFromProto(money: ProtoMoney | undefined): Money {
  return { currency: money?.currencyCode ?? "", amountMinor: money?.amountMinor ?? 0n };
}
