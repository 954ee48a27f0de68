import type { RequestContext } from "@souk/chassis/context";
import type { Clock } from "@souk/chassis/ports";
import type { EventHandler, JobQueue, TakenJob } from "@souk/chassis/queues";
import { PaymentUpdated } from "@souk/proto/souk/payment/v1/events";
import type { Wake } from "../usecases/ports.ts";
import type { Driver } from "./driver.ts";

export const DRIVE_ORDER_QUEUE = "order.drive-order";
/** Payment's events for order, as its contract names them. */
export const PAYMENT_UPDATED_QUEUE = "order.payment-updated";

/** A queue keeps the ids of jobs that are over: in the next slot an order gets another one. */
const SLOT_MS = 1_000;

/** Asks whoever has time, this process or another, to go on with an order. The job is a hint. */
export function handOverTo(jobs: JobQueue, clock: Clock): (orderId: string) => Promise<void> {
  return (orderId) => {
    const slot = Math.floor(clock.now() / SLOT_MS);
    return jobs.add(`${orderId}-t${slot}`, { orderId }, { attempts: 1 });
  };
}

export const onDriveHint =
  (driver: Driver) =>
  ({ data }: TakenJob, context: RequestContext): Promise<void> =>
    driver.run((data as { readonly orderId: string }).orderId, context);

/** A payment that has moved is a reason to look; what is true, the payment is asked. */
export function onPaymentUpdated(wake: Wake): EventHandler {
  return async ({ data }) => wake(PaymentUpdated.fromJSON(data).paymentId);
}
