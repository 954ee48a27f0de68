import { status as codes } from "@grpc/grpc-js";
import { FaultKind } from "@souk/proto/souk/ops/v1/fault";
import { openOps } from "./ops.ts";
import type { RunningShop } from "./shop.ts";

/** Has every call of an rpc fail while the work lasts, as if its service had a bug: the lever of OpsService. */
export async function whileBroken<T>(
  shop: RunningShop,
  service: string,
  method: string,
  work: () => Promise<T>,
): Promise<T> {
  const { ops, context, close } = openOps(shop, service);
  try {
    const fault = { method, kind: FaultKind.ERROR, share: 1, delayMs: 0, code: codes.INTERNAL };
    await ops.setFault({ fault }, context());
    const result = await work();
    await ops.clearFaults({ method }, context());
    return result;
  } finally {
    await close();
  }
}
