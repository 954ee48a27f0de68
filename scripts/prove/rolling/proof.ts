import { setTimeout as delay } from "node:timers/promises";
import { waitFor } from "@souk/chassis/testing";
import { atLeast, atMost, type Check, exactly, told } from "../support/checks.ts";
import { type Answer, quantileMs, startLoad } from "../support/load.ts";
import { type Part, type ProofShop, startProofShop } from "../support/shop.ts";
import { staffClient } from "../support/staff.ts";
import { startWatcher, type Watcher } from "../watch/watcher.ts";

export interface RollingOptions {
  readonly perSecond: number;
  /** How often each replica is restarted. */
  readonly rounds: number;
  readonly say: (line: string) => void;
}

const REPLICAS = ["catalog", "catalog-2"] as const satisfies readonly Part[];
/** Products that are there from the beginning, to be read. */
const KNOWN = 20;
const EXIT_LIMIT_MS = 10_000;
/** Reasons whose code is UNAVAILABLE. */
const ENDS: ReadonlySet<string> = new Set(["DRAINING", "UNAVAILABLE", "BREAKER_OPEN"]);
/** Callers try a lost replica again after a second at most (grpc/peer.ts). */
const RECONNECT_MS = 1_500;

/** Restarts both replicas of the catalog in turn while the edge is asked at an even rate. */
export async function proveRolling({ perSecond, rounds, say }: RollingOptions): Promise<Check[]> {
  await using shop = await startProofShop({ catalogs: 2 });
  const staff = await staffClient(shop);
  for (let i = 0; i < KNOWN; i++) {
    await staff.create(`rolling-${i}`);
    // Its event has been logged, so that who watches from now on is not told of it.
    await waitFor(async () => (await staff.stock(`rolling-${i}`)).ok);
  }
  const watchers = await Promise.all(REPLICAS.map((part) => watch(shop, part)));
  const load = startLoad(perSecond, (i) => (i % 5 === 0 ? staff.send(`new-${i}`) : staff.get(`rolling-${i % KNOWN}`)));
  await delay(1_000);
  const exits: number[] = [];
  for (let round = 0; round < rounds; round++) {
    for (const part of REPLICAS) {
      exits.push(await shop.processes[part].stop());
      await shop.start(part);
      say(`${part} restarted, its exit took ${Math.round(exits.at(-1) ?? 0)} ms`);
      await delay(RECONNECT_MS);
    }
  }
  const answers = await load.stop();
  const written = answers.filter(({ status }) => status === 201).length;
  await Promise.all(watchers.map(({ sightings }) => waitFor(() => sightings.changes >= written).catch(() => false)));
  const watched = watchers.flatMap((watcher, i) =>
    watcherChecks(`watcher of ${REPLICAS[i]}`, watcher, rounds, written),
  );
  for (const watcher of watchers) await watcher.stop();
  return [
    ...requestChecks(answers),
    ...watched,
    exactly("restarts", exits.length, rounds * 2),
    atMost("slowest exit", Math.max(...exits), EXIT_LIMIT_MS, "ms"),
  ];
}

/** On a stream that never ends, from one replica. */
function watch({ processes, keys }: ProofShop, part: Part): Promise<Watcher> {
  return startWatcher({ catalogPort: processes[part].spec.grpcPort, keys, snapshot: false });
}

function watcherChecks(what: string, watcher: Watcher, rounds: number, written: number): Check[] {
  const { sightings } = watcher;
  const unexpected = watcher.reasons().filter((reason) => !ENDS.has(reason));
  return [
    atLeast(`${what}: its stream ended and was resumed`, watcher.breaks(), rounds),
    exactly(`${what}: ends that were not UNAVAILABLE`, unexpected.join(" "), ""),
    exactly(`${what}: products told of`, sightings.changes, written),
    exactly(`${what}: gaps and repeats`, sightings.gaps + sightings.repeats, 0),
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
