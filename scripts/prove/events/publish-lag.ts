/** Counts of the histogram souk_event_publish_lag_seconds by upper bound in seconds. */
type Buckets = ReadonlyMap<number, number>;

/** The publish lag that a service measured between two looks at its `/metrics`. */
export async function measureLag(
  adminPort: number,
  work: () => Promise<void>,
): Promise<{ p99Seconds: number; events: number }> {
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
export function quantile(buckets: Buckets, share: number): { p99Seconds: number; events: number } {
  const events = buckets.get(Number.POSITIVE_INFINITY) ?? 0;
  const bounds = [...buckets].sort(([a], [b]) => a - b);
  const [p99Seconds] = bounds.find(([, count]) => count >= share * events) ?? [Number.POSITIVE_INFINITY];
  return { p99Seconds, events };
}
