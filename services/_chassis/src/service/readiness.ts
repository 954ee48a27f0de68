import type { HealthReport } from "../metrics/index.ts";
import type { Mongo } from "../mongo/index.ts";

/** Ready is: started, not draining, and the own database answers. The gRPC health service tells the same. */
export function createReadiness(mongo: Mongo, setServing: (serving: boolean) => void) {
  const watched = new Map<string, () => boolean>();
  let open = false;
  const tell = () => setServing(open && mongo.isUp());
  const set = (value: boolean) => async () => {
    open = value;
    tell();
  };
  mongo.onChange(tell);
  const report = (): HealthReport => ({
    ready: open && mongo.isUp(),
    degraded: [...watched].filter(([, isUp]) => !isUp()).map(([name]) => name),
  });
  const watch = (name: string, isUp: () => boolean) => void watched.set(name, isUp);
  return { name: "readiness", report, watch, start: set(true), drain: set(false), stop: set(false) };
}
