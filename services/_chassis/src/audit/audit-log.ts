import type { Secret } from "../config/index.ts";
import { createLoop } from "../events/index.ts";
import type { Component } from "../lifecycle/index.ts";
import type { Essentials } from "../ports/index.ts";
import { Appender } from "./appender.ts";
import { AuditChain } from "./chain.ts";
import type { AuditLog, AuditStore } from "./ports.ts";
import { verifyChain } from "./verify.ts";

export interface AuditLogOptions extends Pick<Essentials, "logger" | "metrics" | "ports"> {
  /** Whose log it is. */
  readonly service: string;
  readonly store: AuditStore;
  /** Signs the rows; whoever has it can make a chain of their own. */
  readonly secret: Secret;
}

const RETRY_MS = 1_000;
const IDLE_MS = 60_000;
const TELL_HEAD_EVERY_MS = 3_600_000;
/** Entries that nobody waits for and that the store has not taken; a person's levers, so not many. */
const MOST_KEPT = 1_000;

/** A service's audit log: it writes while it runs, and tries once more what is left when it is drained. */
export function createAuditLog(options: AuditLogOptions): AuditLog & Component {
  const { service, store, secret, logger, metrics, ports } = options;
  const { sleep } = ports;
  const chain = new AuditChain(secret, service);
  const appender = new Appender(store, chain, ports);
  const writer = createLoop({
    ...{ name: "audit writer", idleMs: IDLE_MS, retryMs: RETRY_MS, sleep, logger },
    round: () => appender.flush().then(() => false),
  });
  const teller = createLoop({
    ...{ name: "audit head", idleMs: TELL_HEAD_EVERY_MS, retryMs: TELL_HEAD_EVERY_MS, sleep, logger },
    round: () => tellHead().then(() => false),
  });
  metrics.gauge("souk_audit_pending", "Entries that are not on record yet.", [], () => [[{}, appender.pending]]);

  async function tellHead(): Promise<void> {
    const newest = await store.last();
    if (newest) logger.info({ component: "audit", n: String(newest.position), hash: newest.row.hash }, "audit head");
  }

  async function drain(): Promise<void> {
    await Promise.all([writer.stop(), teller.stop()]);
    await appender.flush().catch((err) => {
      logger.error({ component: "audit", count: appender.pending, err }, "entries did not get on record");
    });
  }

  return {
    name: "audit",
    append: (entry) => appender.append(entry),
    appendSoon: (entry) => {
      if (appender.kept < MOST_KEPT) appender.keep(entry);
      else logger.error({ component: "audit", action: entry.action }, "too many entries wait: this one is lost");
      writer.wake();
    },
    list: (query) => store.list(query),
    verify: (range, signal) => verifyChain(store, chain, range, signal),
    start: async () => {
      await Promise.all([writer.start(), teller.start()]);
    },
    drain,
    stop: async () => {
      await tellHead().catch(() => undefined); // a store that is away now has told its head within the hour
    },
  };
}
