import { AppError } from "@souk/chassis/errors";
import { type CallOptions, type Peer, PeerError, type SingleReply } from "@souk/chassis/grpc";
import { Code } from "@souk/proto/google/rpc/code";
import type { Priority } from "@souk/proto/souk/options/v1/policy";
import type { Refusals } from "../limits/refusals.ts";
import type { Route } from "../routing/route.ts";
import type { Target } from "./addresses.ts";
import { ConcurrencyLimit } from "./concurrency-limit.ts";
import { Resets } from "./resets.ts";

/** Where calls go. Requests and replies are bytes; what carries them is nobody else's business. */
export interface Upstream extends Pick<Peer, "clientStream" | "serverStream" | "bidiStream"> {
  /** As {@link Peer.unary}; refused at once where the service has too much to do for this priority. */
  unary(path: string, body: Uint8Array, options: CallOptions, priority: Priority): Promise<SingleReply>;
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
export function createUpstreams(targets: readonly Target[], peers: readonly Peer[], refusals: Refusals): Upstreams {
  const unreachable = new Set<string>();
  const byService = new Map<string, Upstream>();
  for (const [i, { name, services }] of targets.entries()) {
    const upstream = watched(name, peers[i] as Peer, unreachable, refusals);
    for (const { typeName } of services) byService.set(typeName, upstream);
  }
  const isDegraded = ({ name }: Target, i: number) =>
    unreachable.has(name) || peers[i]?.breaker.status().state !== "CLOSED";
  return {
    of: ({ method }) => byService.get(method.desc.parent.typeName) as Upstream,
    degraded: () => targets.filter(isDegraded).map(({ name }) => `peer ${name}`),
  };
}

/** Notes of each call whether there was anybody, and whether it ended by a reset. */
function watched(name: string, peer: Peer, unreachable: Set<string>, refusals: Refusals): Upstream {
  const resets = new Resets(() => peer.renew());
  const limits = new Map<string, ConcurrencyLimit>();
  const limitOf = (path: string) => {
    const limit = limits.get(path) ?? new ConcurrencyLimit((priority) => refusals.byLoad(path, priority));
    limits.set(path, limit);
    return limit;
  };
  const failed = (error: unknown): never => {
    if (error instanceof PeerError && error.code === Code.UNAVAILABLE) unreachable.add(name);
    else unreachable.delete(name);
    if (endsByReset(error)) resets.count();
    throw error;
  };
  const one = async <T>(reply: Promise<T>): Promise<T> => {
    const value = await reply.catch(failed);
    unreachable.delete(name);
    return value;
  };
  const many = async function* <T>(replies: AsyncIterable<T>): AsyncGenerator<T, void> {
    let isLeft = true;
    try {
      yield* replies;
      isLeft = false;
      unreachable.delete(name);
    } catch (error) {
      isLeft = false;
      failed(error);
    } finally {
      if (isLeft) resets.count();
    }
  };
  return {
    shared: (reply) => peer.breaker.run(() => reply),
    unary: (path, body, options, priority) => limitOf(path).run(priority, () => one(peer.unary(path, body, options))),
    clientStream: (...call) => one(peer.clientStream(...call)),
    serverStream: (...call) => many(peer.serverStream(...call)),
    bidiStream: (...call) => many(peer.bidiStream(...call)),
  };
}

/** A call that was cancelled here, or ran out of time, or whose requests could not be read. */
function endsByReset(error: unknown): boolean {
  if (error instanceof AppError) return error.reason !== "BREAKER_OPEN"; // which is said before there is a call
  if (!(error instanceof PeerError)) return true;
  return error.code === Code.CANCELLED || error.code === Code.DEADLINE_EXCEEDED;
}
