import { setTimeout as delay } from "node:timers/promises";
import { waitFor } from "@souk/chassis/testing";
import { atLeast, atMost, type Check, exactly, told } from "../support/checks.ts";
import { type Answer, startLoad } from "../support/load.ts";
import { isReady } from "../support/services.ts";
import type { ProofShop } from "../support/shop.ts";
import { staffClient } from "../support/staff.ts";

export interface MongoOutageOptions {
  readonly downMs: number;
  readonly perSecond: number;
  readonly say: (line: string) => void;
}

const READINESS_LIMIT_MS = 3_000;
const BACK_LIMIT_MS = 3_000;

/** Kills MongoDB under reads, and starts it again after a while. */
export async function mongoOutage(shop: ProofShop, { downMs, perSecond, say }: MongoOutageOptions): Promise<Check[]> {
  const staff = await staffClient(shop);
  await staff.create("mongo-known");
  const load = startLoad(perSecond, () => staff.get("mongo-known"));
  await delay(1_000);
  const downAt = load.now();
  await shop.mongo.kill();
  say("killed MongoDB");
  const { spec } = shop.processes.catalog;
  await waitFor(async () => !(await isReady(spec)), { timeoutMs: 10_000, everyMs: 20 });
  const unreadyMs = load.now() - downAt;
  const live = await fetch(`http://127.0.0.1:${spec.adminPort}/livez`);
  await delay(downMs);
  await shop.mongo.restart();
  const backAt = load.now();
  say("started MongoDB again");
  await waitFor(() => isReady(spec), { timeoutMs: 20_000, everyMs: 20 });
  const readyMs = load.now() - backAt;
  await waitFor(() => load.answers.filter(({ at, status }) => at > backAt && status === 200).length > perSecond, {
    timeoutMs: 20_000,
  });
  return [
    atMost("readiness is false, after MongoDB is away", unreadyMs, READINESS_LIMIT_MS, "ms"),
    exactly("liveness meanwhile", live.status, 200),
    ...answerChecks(await load.stop(), downAt, backAt),
    atMost("readiness is true, after it is back", readyMs, BACK_LIMIT_MS, "ms"),
  ];
}

function answerChecks(answers: readonly Answer[], downAt: number, backAt: number): Check[] {
  const failed = answers.filter(({ status }) => status !== 200);
  const during = answers.filter(({ at, ms }) => at > downAt && at + ms < backAt);
  const others = during.filter(({ status, retryAfter }) => status !== 503 || retryAfter === null);
  const firstGood = answers.filter(({ at, status }) => at > backAt && status === 200).map(({ at }) => at - backAt);
  const lastBad = failed.map(({ at, ms }) => at + ms - backAt);
  return [
    atLeast("requests while it is away", during.length, 1),
    exactly("of them answered with other than 503 and Retry-After", kindsOf(others), "none"),
    told("answers that were failures", kindsOf(failed)),
    atMost("first good answer at the edge, after it is back", Math.min(...firstGood), BACK_LIMIT_MS, "ms"),
    atMost("last failure at the edge, after it is back", Math.max(0, ...lastBad), BACK_LIMIT_MS, "ms"),
  ];
}

function kindsOf(answers: readonly Answer[]): string {
  return [...new Set(answers.map(kindOf))].join("; ") || "none";
}

function kindOf({ status, reason, retryAfter }: Answer): string {
  return `${status} ${reason}${retryAfter === null ? ", no Retry-After" : ""}`;
}
