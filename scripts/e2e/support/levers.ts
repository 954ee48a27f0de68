import { status as codes } from "@grpc/grpc-js";
import { backgroundContext } from "@souk/chassis/context";
import { createClient, createPeer } from "@souk/chassis/grpc";
import { testEssentials } from "@souk/chassis/testing";
import { FaultKind } from "@souk/proto/souk/ops/v1/fault";
import { OpsServiceService } from "@souk/proto/souk/ops/v1/ops_service";
import type { RunningShop } from "./shop.ts";

/** Has every call of an rpc fail while the work lasts, as if its service had a bug: the lever of OpsService. */
export async function whileBroken<T>(
  shop: RunningShop,
  service: string,
  method: string,
  work: () => Promise<T>,
): Promise<T> {
  const essentials = testEssentials();
  const tokens = (audience: string) => shop.serviceToken("ops", audience);
  const address = `127.0.0.1:${shop.portsOf(service).grpc}`;
  const peer = createPeer({ ...essentials, name: service, address, packages: ["souk.ops.v1"], tokens });
  const ops = createClient(OpsServiceService, { ...essentials, peer });
  const context = () => backgroundContext("levers", new AbortController().signal, Date.now() + 10_000);
  try {
    const fault = { method, kind: FaultKind.ERROR, share: 1, delayMs: 0, code: codes.INTERNAL };
    await ops.setFault({ fault }, context());
    const result = await work();
    await ops.clearFaults({ method }, context());
    return result;
  } finally {
    await peer.stop();
  }
}
