import {
  HealthService as HealthDefinition,
  HealthCheckResponse_ServingStatus as ServingStatus,
} from "@souk/proto/grpc/health/v1/health";
import { type AppError, sharedError } from "../errors/index.ts";
import type { Handlers } from "./handlers.ts";

export { HealthDefinition };

/** The statuses that grpc.health.v1 tells. The empty name stands for the whole server. */
export interface HealthStatuses {
  set(service: string, serving: boolean): void;
  readonly handlers: Handlers<typeof HealthDefinition>;
}

/** Check, List and Watch over one table of statuses (gRPC health checking protocol). */
export function createHealthStatuses(): HealthStatuses {
  const statuses = new Map<string, ServingStatus>();
  let changed = Promise.withResolvers<void>();

  function set(service: string, serving: boolean): void {
    const status = serving ? ServingStatus.SERVING : ServingStatus.NOT_SERVING;
    if (statuses.get(service) === status) return;
    statuses.set(service, status);
    changed.resolve();
    changed = Promise.withResolvers<void>();
  }

  async function* watch({ service }: { service: string }) {
    let told: ServingStatus | undefined;
    for (;;) {
      const { promise } = changed;
      const status = statuses.get(service) ?? ServingStatus.SERVICE_UNKNOWN;
      if (status !== told) yield { status };
      told = status;
      await promise;
    }
  }

  return {
    set,
    handlers: {
      check: async ({ service }) => {
        const status = statuses.get(service);
        if (status === undefined) throw unknownService(service);
        return { status };
      },
      list: async () => ({ statuses: Object.fromEntries([...statuses].map(([name, status]) => [name, { status }])) }),
      watch,
    },
  };
}

function unknownService(service: string): AppError {
  return sharedError("SERVICE_UNKNOWN", "No such service here.", { metadata: { service } });
}
