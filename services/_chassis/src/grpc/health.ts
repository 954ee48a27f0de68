import {
  HealthService as HealthDefinition,
  HealthCheckResponse_ServingStatus as ServingStatus,
} from "@souk/proto/grpc/health/v1/health";
import { sharedError } from "../errors/index.ts";
import type { CallContext, Handlers } from "./handlers.ts";

export { HealthDefinition };

/** The statuses that grpc.health.v1 tells. The empty name stands for the whole server. */
export interface HealthStatuses {
  set(service: string, serving: boolean): void;
  readonly handlers: Handlers<typeof HealthDefinition>;
}

/** Check, List and Watch over one table of statuses (gRPC health checking protocol). */
export function createHealthStatuses(): HealthStatuses {
  const statuses = new Map<string, ServingStatus>();
  const waiting = new Set<() => void>();

  function set(service: string, serving: boolean): void {
    const status = serving ? ServingStatus.SERVING : ServingStatus.NOT_SERVING;
    if (statuses.get(service) === status) return;
    statuses.set(service, status);
    for (const wake of waiting) wake();
  }

  /** Leaves nothing behind when the watcher goes away first. */
  function nextChange(signal: AbortSignal): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    waiting.add(resolve);
    signal.addEventListener("abort", () => resolve(), { once: true });
    return promise.finally(() => waiting.delete(resolve));
  }

  async function* watch({ service }: { service: string }, { signal }: CallContext) {
    let told: ServingStatus | undefined;
    while (!signal.aborted) {
      const status = statuses.get(service) ?? ServingStatus.SERVICE_UNKNOWN;
      // No wait between the look and nextChange: a change during a yield would be missed.
      if (status === told) await nextChange(signal);
      else {
        told = status;
        yield { status };
      }
    }
  }

  return {
    set,
    handlers: {
      check: async ({ service }) => {
        const status = statuses.get(service);
        if (status === undefined) {
          throw sharedError("SERVICE_UNKNOWN", "No such service here.", { metadata: { service } });
        }
        return { status };
      },
      list: async () => ({ statuses: Object.fromEntries([...statuses].map(([name, status]) => [name, { status }])) }),
      watch,
    },
  };
}
