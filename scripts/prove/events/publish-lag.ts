import { setTimeout as delay } from "node:timers/promises";
import { startService } from "../support/services.ts";
import { setScene } from "./scene.ts";
import { hireStaff, type Staff } from "./workload.ts";

export interface PublishLag {
  /** The bucket's bound under which 99 of 100 events lie. */
  readonly p99Seconds: number;
  readonly events: number;
}

/** Changes a second: far below what the catalog can do, so that the lag is the relay's own. */
const CHANGES_PER_SECOND = 50;

/** Changes products at a steady pace while nothing breaks, and reads how long their events took to be published. */
export async function provePublishLag(changes: number): Promise<PublishLag> {
  await using scene = await setScene();
  const { around, catalog, inventory, keys } = scene;
  const services = [await startService(inventory, around), await startService(catalog, around)];
  const staff = await hireStaff(catalog.grpcPort, keys);
  const lag = await measureLag(catalog.adminPort, () => writeSteadily(staff, changes));
  await staff.close();
  for (const service of services) await service.stop();
  return lag;
}

async function writeSteadily(staff: Staff, changes: number): Promise<void> {
  const pending: Promise<void>[] = [];
  const startedAt = performance.now();
  for (let k = 0; k < changes; k++) {
    await delay(Math.max(startedAt + (k * 1_000) / CHANGES_PER_SECOND - performance.now(), 0));
    pending.push(staff.change(2 * k));
  }
  await Promise.all(pending);
  await delay(2_000); // what is late by more than this is missing in the count, and shows there
}

/** Counts of the histogram souk_event_publish_lag_seconds by upper bound in seconds. */
type Buckets = ReadonlyMap<number, number>;

/** The publish lag that a service measured between two looks at its `/metrics`. */
async function measureLag(adminPort: number, work: () => Promise<void>): Promise<PublishLag> {
  const before = await readBuckets(adminPort);
  await work();
  const after = await readBuckets(adminPort);
  return quantile(new Map([...after].map(([bound, count]) => [bound, count - (before.get(bound) ?? 0)])), 0.99);
}

async function readBuckets(adminPort: number): Promise<Buckets> {
  const text = await (await fetch(`http://127.0.0.1:${adminPort}/metrics`)).text();
  const lines = text.matchAll(/^souk_event_publish_lag_seconds_bucket\{le="([^"]+)"[^}]*\} (\d+)$/gm);
  return new Map(
    [...lines].map(([, bound, count]) => [bound === "+Inf" ? Number.POSITIVE_INFINITY : Number(bound), Number(count)]),
  );
}

/** The least bound under which at least the share of all events lies. */
export function quantile(buckets: Buckets, share: number): PublishLag {
  const events = buckets.get(Number.POSITIVE_INFINITY) ?? 0;
  const bounds = [...buckets].sort(([a], [b]) => a - b);
  const [p99Seconds] = bounds.find(([, count]) => count >= share * events) ?? [Number.POSITIVE_INFINITY];
  return { p99Seconds, events };
}
