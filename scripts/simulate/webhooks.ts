import type { Authorization } from "@souk/sandbox";
import { Incarnation } from "./incarnation.ts";
import type { PaymentApp } from "./neighbours.ts";
import { callAny, contextOf } from "./network.ts";
import type { Replicas } from "./replicas.ts";
import { reasonOf } from "./shop.ts";
import type { Surroundings } from "./surroundings.ts";

const LATEST_MS = 30_000;
const TRIES = 3;
const TIMEOUT_MS = 10_000;

/** The bank tells the shop of what has moved: late, in any order, twice, or not at all. */
export function postWebhooks(
  surroundings: Surroundings,
  payment: Replicas<PaymentApp>,
  { id, reference, operations }: Authorization,
): void {
  const { timeline, weather, tally } = surroundings;
  if (timeline.chance(weather.webhookLost)) return;
  const copies = timeline.oneOf([1, 1, 2]);
  tally.duplicates += copies - 1;
  const event = { kind: "PAYMENT", eventId: `${id}-${operations.length}`, paymentId: reference, ref: id };
  const rawBytes = Buffer.from(JSON.stringify(event));
  const postman = new Incarnation("bank", surroundings, false);
  for (let copy = 0; copy < copies; copy++) {
    timeline.after(timeline.between(5, LATEST_MS), () => void post(postman, payment, rawBytes));
  }
}

async function post(postman: Incarnation, payment: Replicas<PaymentApp>, rawBytes: Uint8Array): Promise<void> {
  for (let tries = 0; tries < TRIES; tries++) {
    try {
      const webhook = { provider: "sandbox", rawBytes, signature: "" };
      const context = contextOf(postman, TIMEOUT_MS);
      await callAny(postman, payment, context, "payment.receiveWebhook", (app, at) => app.receiveWebhook(webhook, at));
      return;
    } catch (error) {
      if (reasonOf(error) === "PAYMENT_NOT_FOUND") return;
      await postman.sleep(5_000 * 2 ** tries);
    }
  }
}
