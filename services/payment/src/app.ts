import { MongoInbox } from "@souk/chassis/events";
import { type Ports, systemPorts } from "@souk/chassis/ports";
import { createServiceKit, type ServiceApp, type ServiceKit } from "@souk/chassis/service";
import { PaymentServiceService } from "@souk/proto/souk/payment/v1/payment_service";
import type { PaymentConfig } from "./config.ts";
import { createPaymentService } from "./grpc/payment-service.ts";
import { createProvider } from "./providers/create-provider.ts";
import { guardProvider, NoAnswer } from "./providers/guard.ts";
import { migrations } from "./store/migrations.ts";
import { MongoPaymentStore } from "./store/payment-store.ts";
import { createWebhookInbox } from "./store/webhook-inbox.ts";
import { authorizePayment } from "./usecases/authorize-payment.ts";
import { capturePayment } from "./usecases/capture-payment.ts";
import { getPayment } from "./usecases/get-payment.ts";
import type { PaymentProvider } from "./usecases/ports.ts";
import { receiveWebhook } from "./usecases/receive-webhook.ts";
import { refundPayment } from "./usecases/refund-payment.ts";
import { voidPayment } from "./usecases/void-payment.ts";

const IDENTITY = { name: "payment", protoPackage: "souk.payment.v1", migrations };
const SWEEP_INBOX_EVERY_MS = 3_600_000;

/** The map of payments: what there is, and what stands on what. */
export function createApp(config: PaymentConfig, ports: Ports = systemPorts()): ServiceApp {
  const kit = createServiceKit({ ...IDENTITY, config, ports });
  const payments = new MongoPaymentStore(kit.mongo.db, ports, () => outbound.wake());
  const outbound = kit.outbound(payments.outbox);
  const inbox = new MongoInbox(kit.mongo.db, ports.clock);
  const deps = { payments, provider: composeProvider(kit, config), clock: ports.clock };

  const useCases = {
    authorizePayment: authorizePayment(deps),
    capturePayment: capturePayment(deps),
    voidPayment: voidPayment(deps),
    refundPayment: refundPayment(deps),
    getPayment: getPayment(deps),
    receiveWebhook: receiveWebhook({ ...deps, inbox: createWebhookInbox(inbox), onContradiction: reporter(kit) }),
  };
  kit.serve(PaymentServiceService, createPaymentService(useCases));

  const inboxSweeper = kit.schedule({
    ...{ queue: "payment.sweep-inbox", everyMs: SWEEP_INBOX_EVERY_MS, run: () => inbox.sweep() },
  });
  return kit.app([outbound, inboxSweeper]);
}

/** The provider behind its breaker, within its time and its share of calls. */
function composeProvider({ breaker, metrics, ports }: ServiceKit, config: PaymentConfig): PaymentProvider {
  const webhooks = metrics.counter("souk_payment_webhooks_total", "Webhooks by what became of them.", ["outcome"]);
  const provider = createProvider(config, { clock: ports.clock, count: (outcome) => webhooks.inc({ outcome }) });
  return guardProvider(provider, {
    ...{ metrics, clock: ports.clock, timeoutMs: config.providerTimeoutMs, mostCalls: config.providerMostCalls },
    breaker: breaker({
      name: provider.name,
      isFault: (error) => error instanceof NoAnswer && !error.isCallersOwn,
      isNoAnswer: (error) => error instanceof NoAnswer && error.isCallersOwn,
    }),
  });
}

/** What a webhook has brought to light, nobody waits for: it is logged and counted. */
function reporter({ logger, metrics }: ServiceKit) {
  const counter = metrics.counter("souk_payment_contradictions_total", "Webhooks that cannot be true.", []);
  return (paymentId: string) => {
    counter.inc();
    logger.error({ subject: paymentId }, "the payment provider says what cannot be; look at this payment there");
  };
}
