import type { Handlers } from "@souk/chassis/grpc";
import type { PaymentServiceService } from "@souk/proto/souk/payment/v1/payment_service";
import type { authorizePayment } from "../usecases/authorize-payment.ts";
import type { capturePayment } from "../usecases/capture-payment.ts";
import type { getPayment } from "../usecases/get-payment.ts";
import type { receiveWebhook } from "../usecases/receive-webhook.ts";
import type { refundPayment } from "../usecases/refund-payment.ts";
import type { voidPayment } from "../usecases/void-payment.ts";
import { moneyFromProto, paymentToProto } from "./payment-mapping.ts";

/** Payment's use cases: what the service can do. */
export interface PaymentUseCases {
  readonly authorizePayment: ReturnType<typeof authorizePayment>;
  readonly capturePayment: ReturnType<typeof capturePayment>;
  readonly voidPayment: ReturnType<typeof voidPayment>;
  readonly refundPayment: ReturnType<typeof refundPayment>;
  readonly getPayment: ReturnType<typeof getPayment>;
  readonly receiveWebhook: ReturnType<typeof receiveWebhook>;
}

const NOTHING = Buffer.alloc(0);

/** souk.payment.v1.PaymentService: requests in, use cases, replies out. */
export function createPaymentService(app: PaymentUseCases): Handlers<typeof PaymentServiceService> {
  return {
    authorizePayment: async ({ paymentId, amount, paymentToken }, context) => {
      const command = { paymentId, amount: moneyFromProto(amount), token: paymentToken };
      return { payment: paymentToProto(await app.authorizePayment(command, context)) };
    },

    capturePayment: async ({ paymentId }, context) => ({
      payment: paymentToProto(await app.capturePayment(paymentId, context)),
    }),

    voidPayment: async ({ paymentId }, context) => ({
      payment: paymentToProto(await app.voidPayment(paymentId, context)),
    }),

    refundPayment: async ({ paymentId, refundId, amount }, context) => {
      const command = { paymentId, refundId, amount: moneyFromProto(amount) };
      return { payment: paymentToProto(await app.refundPayment(command, context)) };
    },

    getPayment: async ({ paymentId }) => ({ payment: paymentToProto(await app.getPayment(paymentId)) }),

    receiveWebhook: async ({ provider, content, signature }, context) => {
      await app.receiveWebhook({ provider, rawBytes: content?.data ?? NOTHING, signature }, context);
      return {};
    },
  };
}
