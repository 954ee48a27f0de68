import { backgroundContext } from "@souk/chassis/context";
import { createClient, createPeer } from "@souk/chassis/grpc";
import { testEssentials } from "@souk/chassis/testing";
import { OpsServiceService } from "@souk/proto/souk/ops/v1/ops_service";
import type { RunningShop } from "./shop.ts";

const CALL_MS = 10_000;

/** The OpsService of a service, as somebody has it who comes as `ops`; whoever opens it closes it. */
export function openOps(shop: RunningShop, service: string) {
  const essentials = testEssentials();
  const tokens = (audience: string) => shop.serviceToken("ops", audience);
  const address = `127.0.0.1:${shop.portsOf(service).grpc}`;
  const peer = createPeer({ ...essentials, name: service, address, packages: ["souk.ops.v1"], tokens });
  return {
    ops: createClient(OpsServiceService, { ...essentials, peer }),
    context: () => backgroundContext("ops", new AbortController().signal, Date.now() + CALL_MS),
    close: () => peer.stop(),
  };
}
