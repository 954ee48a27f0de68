import type { Clock } from "@souk/chassis/ports";

interface Line {
  readonly at: number;
  readonly actor: string;
  readonly text: string;
}

/** Orders, payments and reservations of an order have the same id. */
export const ORDER_ID = /[0-9a-f]{32}/g;
const LONGEST = 220;

/** What happened, in order; kept only where somebody will read it. */
export class Story {
  readonly isKept: boolean;
  readonly #clock: Clock;
  readonly #start: number;
  readonly #lines: Line[] = [];

  constructor(isKept: boolean, clock: Clock) {
    this.isKept = isKept;
    this.#clock = clock;
    this.#start = clock.now();
  }

  /** @param details shown behind the text */
  tell(actor: string, text: string, ...details: readonly unknown[]): void {
    if (!this.isKept) return;
    const shown = details.map(show).join(" ");
    this.#lines.push({ at: this.#clock.now() - this.#start, actor, text: shown ? `${text} ${shown}` : text });
  }

  /** What happened to orders, and what befell the processes meanwhile. */
  of(orderIds: readonly string[]): string {
    const isAbout = ({ text }: Line) => orderIds.some((id) => text.includes(id));
    const first = this.#lines.findIndex(isAbout);
    const last = this.#lines.findLastIndex(isAbout);
    const told = this.#lines
      .slice(Math.max(first, 0), last + 1)
      .filter((line) => isAbout(line) || line.text.startsWith("!"));
    return told.map(({ at, actor, text }) => `${seconds(at)}  ${actor.padEnd(14)} ${shorten(text)}`).join("\n");
  }

  all(): string {
    return this.#lines.map(({ at, actor, text }) => `${at} ${actor} ${text}`).join("\n");
  }
}

function seconds(ms: number): string {
  return (ms / 1_000).toFixed(3).padStart(10);
}

/** Orders go by the beginning of their ids, as nobody could read the rest. */
function shorten(text: string): string {
  const short = text.replace(ORDER_ID, (id) => id.slice(0, 6));
  return short.length > LONGEST ? `${short.slice(0, LONGEST)}…` : short;
}

/** What of a document or an answer tells how things stand. */
const TELLING = new Set([
  ...["order", "id", "step", "v", "tries", "attention", "parked", "reason", "cancelReason", "events", "kind"],
  ...["bucket", "productId", "available", "reservation", "orderId", "state", "quantity", "paymentId", "ops", "auth"],
  ...["capture", "void", "key", "refunds", "ownerId", "checkouts", "bought", "ref", "code", "used", "subject"],
  ...["action", "redirectUrl", "declineCode", "answers", "status", "bucketId"],
]);

function show(value: unknown): string {
  if (value instanceof Error) return `${(value as { reason?: string }).reason ?? value.name}: ${value.message}`;
  if (typeof value !== "object") return String(value);
  const text = JSON.stringify(value, onlyTelling) ?? "";
  return text.replace(/["{}]/g, "").replaceAll(",", " ");
}

function onlyTelling(this: unknown, key: string, value: unknown): unknown {
  if (key !== "" && !Array.isArray(this) && !TELLING.has(key) && !key.startsWith("refund~")) return undefined;
  if (value instanceof Map) return Object.fromEntries(value);
  return typeof value === "bigint" ? String(value) : value;
}
