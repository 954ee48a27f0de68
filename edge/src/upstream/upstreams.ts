import { type CallOptions, type Peer, PeerError } from "@souk/chassis/grpc";
import { Code } from "@souk/proto/google/rpc/code";
import type { Route } from "../routing/route.ts";
import type { Target } from "./addresses.ts";
import { pacedCall, pacedRequests } from "./paced-calls.ts";
import { ResetBudget } from "./reset-budget.ts";

/** Where calls go. Requests and replies are bytes; what carries them is nobody else's business. */
export interface Upstream extends Pick<Peer, "unary" | "clientStream" | "serverStream" | "bidiStream"> {
  /** Counts another one's reply as this caller's too, so that a crowd that shares a call shows whether the peer works. */
  shared<T>(reply: Promise<T>): Promise<T>;
}

/** The upstream of each route, and what is known of their health. */
export interface Upstreams {
  of(route: Route): Upstream;
  /** Peers whose last call found nobody there, and those that are not asked for now. */
  degraded(): string[];
}

/** @param peers one for each target, in the same order */
export function createUpstreams(targets: readonly Target[], peers: readonly Peer[]): Upstreams {
  const unreachable = new Set<string>();
  const byService = new Map<string, Upstream>();
  for (const [i, { name, services }] of targets.entries()) {
    const upstream = watched(name, peers[i] as Peer, unreachable);
    for (const { typeName } of services) byService.set(typeName, upstream);
  }
  const isDegraded = ({ name }: Target, i: number) =>
    unreachable.has(name) || peers[i]?.breaker.status().state !== "CLOSED";
  return {
    of: ({ method }) => byService.get(method.desc.parent.typeName) as Upstream,
    degraded: () => targets.filter(isDegraded).map(({ name }) => `peer ${name}`),
  };
}

/** Notes of each call whether there was anybody, and cancels no more calls than a connection can take. */
function watched(name: string, peer: Peer, unreachable: Set<string>): Upstream {
  const resets = new ResetBudget();
  const failed = (error: unknown): never => {
    if (error instanceof PeerError && error.code === Code.UNAVAILABLE) unreachable.add(name);
    else unreachable.delete(name);
    throw error;
  };
  const one = async <T>(options: CallOptions, open: (call: CallOptions) => Promise<T>): Promise<T> => {
    const { call, ended } = pacedCall(options, resets);
    const value = await open(call).catch(failed).finally(ended);
    unreachable.delete(name);
    return value;
  };
  const many = async function* <T>(
    options: CallOptions,
    open: (call: CallOptions) => AsyncIterable<T>,
  ): AsyncGenerator<T, void> {
    const { call, ended } = pacedCall(options, resets);
    const replies = open(call)[Symbol.asyncIterator]();
    let hasEnded = false;
    try {
      for (;;) {
        const { done, value } = await replies.next();
        hasEnded = done === true;
        if (done) break;
        yield value;
      }
      unreachable.delete(name);
    } catch (error) {
      hasEnded = true;
      failed(error);
    } finally {
      ended();
      if (!hasEnded) await resets.turn().then(() => replies.return?.());
    }
  };
  const paced = (bodies: AsyncIterable<Uint8Array>) => pacedRequests(bodies, resets);
  return {
    shared: (reply) => peer.breaker.run(() => reply),
    unary: (path, body, options) => one(options, (call) => peer.unary(path, body, call)),
    clientStream: (path, bodies, options) => one(options, (call) => peer.clientStream(path, paced(bodies), call)),
    serverStream: (path, body, options) => many(options, (call) => peer.serverStream(path, body, call)),
    bidiStream: (path, bodies, options) => many(options, (call) => peer.bidiStream(path, paced(bodies), call)),
  };
}
