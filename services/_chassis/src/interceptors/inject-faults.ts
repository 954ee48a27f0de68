import { type RequestContext, unlessAborted } from "../context/index.ts";
import { sharedError } from "../errors/index.ts";
import type { Faults } from "../faults/index.ts";
import type { Interceptor } from "../grpc/handlers.ts";
import type { Ports } from "../ports/index.ts";

/** Makes the faults happen that are set; a hanging call ends with its deadline, or when its caller goes away. */
export function injectFaults(faults: Faults, { sleep }: Pick<Ports, "sleep">): Interceptor {
  return async ({ method, context }, next) => {
    const fault = faults.draw(method.path.slice(1));
    if (fault?.kind === "ERROR") throw injected(fault.reason);
    if (fault?.kind === "HANG") return never(context);
    if (fault?.kind === "DELAY") await unlessAborted(sleep(fault.delayMs, context.signal), context.signal);
    await next();
    if (fault?.kind === "DROP") await never(context);
  };
}

function injected(reason: Parameters<typeof sharedError>[0]) {
  return sharedError(reason, "This failure was put in on purpose, by OpsService.SetFault.", { retryAfterMs: 0 });
}

function never({ signal }: RequestContext): Promise<never> {
  return unlessAborted(new Promise<never>(() => undefined), signal);
}
