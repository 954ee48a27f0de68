import { setTimeout as delay } from "node:timers/promises";
import { atMost, type Check, exactly, told } from "../support/checks.ts";
import { type Answer, quantileMs, startLoad } from "../support/load.ts";
import { type Part, startProofShop } from "../support/shop.ts";
import { staffClient } from "../support/staff.ts";

export interface RollingOptions {
  readonly perSecond: number;
  /** How often each replica is restarted. */
  readonly rounds: number;
  readonly say: (line: string) => void;
}

const EXIT_LIMIT_MS = 10_000;
/** Callers try a lost replica again after a second at most (grpc/peer.ts). */
const RECONNECT_MS = 1_500;

/** Restarts both replicas of the catalog in turn while the edge is asked at an even rate. */
export async function proveRolling({ perSecond, rounds, say }: RollingOptions): Promise<Check[]> {
  await using shop = await startProofShop({ catalogs: 2 });
  const staff = await staffClient(shop);
  for (let i = 0; i < 20; i++) await staff.create(`rolling-${i}`);
  const load = startLoad(perSecond, (i) => (i % 5 === 0 ? staff.send(`new-${i}`) : staff.get(`rolling-${i % 20}`)));
  await delay(1_000);
  const exits: number[] = [];
  for (let round = 0; round < rounds; round++) {
    for (const part of ["catalog", "catalog-2"] as const satisfies readonly Part[]) {
      exits.push(await shop.processes[part].stop());
      await shop.start(part);
      say(`${part} restarted, its exit took ${Math.round(exits.at(-1) ?? 0)} ms`);
      await delay(RECONNECT_MS);
    }
  }
  const answers = await load.stop();
  return [
    ...requestChecks(answers),
    exactly("restarts", exits.length, rounds * 2),
    atMost("slowest exit", Math.max(...exits), EXIT_LIMIT_MS, "ms"),
  ];
}

function requestChecks(answers: readonly Answer[]): Check[] {
  const failed = answers.filter(({ status }) => status === 0 || status >= 400);
  const kinds = [...new Set(failed.map(({ status, reason }) => `${status} ${reason}`))].join(", ");
  const times = answers.map(({ ms }) => ms);
  return [
    told("requests at the edge", answers.length),
    exactly(`failed requests${kinds ? ` (${kinds})` : ""}`, failed.length, 0),
    told("p99 of a request", quantileMs(times, 0.99), "ms"),
  ];
}
