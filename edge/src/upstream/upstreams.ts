import type { Contract } from "@souk/chassis/contract";
import { type CallOptions, type Peer, PeerError, type SingleReply } from "@souk/chassis/grpc";
import { Code } from "@souk/proto/google/rpc/code";
import type { Route } from "../routing/route.ts";

/** Where calls go. Requests and replies are bytes. */
export interface Upstream {
  unary(path: string, body: Uint8Array, options: CallOptions): Promise<SingleReply>;
}

/** The upstream of each route, and what is known of their health. */
export interface Upstreams {
  of(route: Route): Upstream;
  /** Peers whose last call found nobody there, and those that are not asked for now. */
  degraded(): string[];
}

/** `catalog` of `souk.catalog.v1`: how a service is called in tokens and in `<PEER>_GRPC_ADDR`. */
export function peerNameOf(protoPackage: string): string {
  const parts = protoPackage.split(".").filter((part) => !/^v[0-9]+(?:(?:alpha|beta)[0-9]*)?$/.test(part));
  return parts.at(-1) ?? protoPackage;
}

export function packageOfRoute({ method }: Route): string {
  return method.desc.parent.file.proto.package;
}

/** The proto packages that have HTTP rules, by the peer that serves them. */
export function frontedPackages(contract: Contract): Map<string, string[]> {
  const packages = new Map<string, string[]>();
  for (const desc of contract.registry) {
    if (desc.kind !== "service") continue;
    const isFronted = desc.methods.some(({ name }) => contract.method(`/${desc.typeName}/${name}`)?.hasHttpRule);
    const name = desc.file.proto.package;
    const peer = peerNameOf(name);
    const known = packages.get(peer) ?? [];
    if (isFronted && !known.includes(name)) packages.set(peer, [...known, name]);
  }
  return packages;
}

export function createUpstreams(peers: ReadonlyMap<string, Peer>): Upstreams {
  const unreachable = new Set<string>();
  const isDegraded = ([name, { breaker }]: [string, Peer]) =>
    unreachable.has(name) || breaker.status().state !== "CLOSED";
  const upstreams = new Map([...peers].map(([name, peer]) => [name, watched(name, peer, unreachable)]));
  return {
    of: (route) => upstreams.get(peerNameOf(packageOfRoute(route))) as Upstream,
    degraded: () => [...peers].filter(isDegraded).map(([name]) => `peer ${name}`),
  };
}

function watched(name: string, peer: Peer, unreachable: Set<string>): Upstream {
  return {
    unary: async (path, body, options) => {
      try {
        const reply = await peer.unary(path, body, options);
        unreachable.delete(name);
        return reply;
      } catch (error) {
        if (error instanceof PeerError && error.code === Code.UNAVAILABLE) unreachable.add(name);
        else unreachable.delete(name);
        throw error;
      }
    },
  };
}
