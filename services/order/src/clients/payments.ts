import type { TypedClient } from "@souk/chassis/grpc";
import { type Payment, PaymentRefundState, PaymentState as ProtoState } from "@souk/proto/souk/payment/v1/payment";
import type { PaymentServiceService } from "@souk/proto/souk/payment/v1/payment_service";
import { toMoney } from "../grpc/money-mapping.ts";
import type { PaymentState, PaymentStatus, Payments } from "../usecases/ports.ts";

type PaymentClient = Pick<
  TypedClient<typeof PaymentServiceService>,
  "authorizePayment" | "capturePayment" | "voidPayment" | "refundPayment" | "getPayment"
>;

const REFUND_STATES = {
  [PaymentRefundState.DONE]: "DONE",
  [PaymentRefundState.FAILED]: "FAILED",
} as const;

export function createPayments(payment: PaymentClient): Payments {
  return {
    authorize: async (paymentId, amount, paymentToken, context) => {
      const request = { paymentId, amount: toMoney(amount), paymentToken };
      return toStatus((await payment.authorizePayment(request, context)).payment);
    },
    capture: async (paymentId, context) => toStatus((await payment.capturePayment({ paymentId }, context)).payment),
    void: async (paymentId, context) => toStatus((await payment.voidPayment({ paymentId }, context)).payment),
    refund: async (paymentId, refundId, amount, context) => {
      const request = { paymentId, refundId, amount: toMoney(amount) };
      return toStatus((await payment.refundPayment(request, context)).payment);
    },
    get: async (paymentId, context) => toStatus((await payment.getPayment({ paymentId }, context)).payment),
  };
}

/** @throws Error for a state of a later contract: what it means is not known here, so nothing may follow from it */
function toStatus(payment: Payment | undefined): PaymentStatus {
  if (!payment) throw new Error("the payment service answered without a payment");
  const { action, declineCode, refunds } = payment;
  return {
    ...{ state: stateOf(payment), action, declineCode },
    refunds: refunds.map(({ refundId: id, state }) => ({
      ...{ id, state: REFUND_STATES[state as keyof typeof REFUND_STATES] ?? ("REQUESTED" as const) },
    })),
  };
}

function stateOf({ state }: Payment): PaymentState {
  const name = Object.entries(ProtoState).find(([, value]) => value === state)?.[0];
  if (!name || name === "UNSPECIFIED" || name === "UNRECOGNIZED")
    throw new Error("the payment's state is not known here");
  return name as PaymentState;
}
