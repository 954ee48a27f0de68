import type { WebhookEvent } from "../usecases/ports.ts";
import { isGenuine, type SignatureOptions } from "./webhook-signature.ts";

export interface WebhookReaderOptions extends SignatureOptions {
  /** What an authentic webhook says. */
  readonly read: (webhook: unknown) => WebhookEvent;
  /** Told of each one that was read, or was not. */
  readonly count: (outcome: "read" | "unreadable" | "refused") => void;
}

/** Reads webhooks, once their signature is known to be right; an authentic one that makes no sense is passed over. */
export function createWebhookReader(options: WebhookReaderOptions) {
  return (rawBytes: Uint8Array, signature: string): WebhookEvent | undefined => {
    if (!isGenuine(rawBytes, signature, options)) {
      options.count("refused");
      return undefined;
    }
    const event = readEvent(rawBytes, options.read);
    options.count(event ? "read" : "unreadable");
    return event ?? { kind: "OTHER" };
  };
}

function readEvent(rawBytes: Uint8Array, read: WebhookReaderOptions["read"]): WebhookEvent | undefined {
  try {
    return read(JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(rawBytes)));
  } catch {
    return undefined;
  }
}
