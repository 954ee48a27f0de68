import type { Inbox } from "@souk/chassis/events";
import type { WebhookInbox } from "../usecases/ports.ts";

/** Webhooks in the collection `inbox`, beside nothing else: this service consumes no events. */
export function createWebhookInbox(inbox: Inbox): WebhookInbox {
  return { once: async (provider, eventId, effect) => void (await inbox.once(provider, { id: eventId }, effect)) };
}
