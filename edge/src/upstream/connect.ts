import type { DescService } from "@bufbuild/protobuf";
import { createServiceTokenSource } from "@souk/chassis/auth";
import type { Contract } from "@souk/chassis/contract";
import { createPeer } from "@souk/chassis/grpc";
import type { Essentials } from "@souk/chassis/ports";
import { ACCESS_PACKAGE, createAccess, IDENTITY } from "../access/access.ts";
import type { EdgeConfig } from "../config.ts";
import type { Refusals } from "../limits/refusals.ts";
import { needingTokens } from "../policy/authenticate.ts";
import type { Route } from "../routing/route.ts";
import { addressKey, targetsOf } from "./addresses.ts";
import { createUpstreams } from "./upstreams.ts";

/** The servers behind the routes, and who tells whose tokens are good. @throws StartFault */
export function connect(
  config: EdgeConfig,
  essentials: Essentials,
  routes: readonly Route[],
  { own, refusals }: { readonly own: Contract; readonly refusals: Refusals },
) {
  const tokens = config.serviceKey && createServiceTokenSource(config.serviceKey, essentials.ports.clock);
  const targets = targetsOf(routes, config.upstreams, (peer) => config[addressKey(peer)]);
  const peers = targets.map(({ name, address, services }) =>
    createPeer({ ...essentials, name, address, packages: packagesOf(name, services), tokens }),
  );
  const access = createAccess(config, essentials, { own, peers });
  const closed = access.verifyToken ? [] : needingTokens(routes);
  if (closed.length > 0) {
    const why = "closed to everyone: neither JWKS_FILE nor identity tells whose tokens are good";
    essentials.logger.warn({ method: closed.join(", ") }, why);
  }
  return { peers, upstreams: createUpstreams(targets, peers, refusals), access };
}

function packagesOf(peer: string, services: readonly DescService[]): string[] {
  const packages = services.map(({ file }) => file.proto.package);
  return [...new Set(peer === IDENTITY ? [...packages, ACCESS_PACKAGE] : packages)];
}
