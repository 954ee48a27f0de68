import { MethodOptions_IdempotencyLevel } from "@bufbuild/protobuf/wkt";
import type { MethodContract } from "@souk/chassis/contract";
import type { CallOptions, SingleReply } from "@souk/chassis/grpc";
import { CacheScope, Priority } from "@souk/proto/souk/options/v1/policy";
import { type Exchange, type ExchangeDeps, headerOf } from "./exchange.ts";

/** The longest time that an answer is given again which anybody may keep; what it says of its age counts seconds. */
export const KEPT_MS = 500;
/** Names of metadata that tell one request from another, and not one answer from another. */
const OF_THE_REQUEST: ReadonlySet<string> = new Set(["x-request-id", "traceparent", "tracestate"]);
const ADDRESS = "x-forwarded-for";
const WANTS_IT_NEW = /(?:^|[\s,])(?:no-cache|no-store|max-age=0)\b/i;

/** Makes the call, or shares one that others make, where the contract says that it has no side effects. */
export function readOnce(
  exchange: Exchange,
  body: Uint8Array,
  call: CallOptions,
  timeoutMs: number,
  deps: ExchangeDeps,
): Promise<SingleReply> {
  const { route, askedAt } = exchange;
  const { method } = route;
  const upstream = deps.upstreams.of(route);
  const priority = method.policy?.priority ?? Priority.UNSPECIFIED;
  const unary = (options: CallOptions) => upstream.unary(method.path, body, options, priority);
  if (!deps.options.shareReads || !isRead(method)) return unary(call);
  const key = JSON.stringify([method.path, timeoutMs, scopeOf(call, method), Buffer.from(body).toString("base64")]);
  const read = (signal: AbortSignal) => unary({ ...call, signal });
  const maxAgeMs = maxAgeMsOf(exchange, deps);
  return deps.reads.read(key, { askedAt, maxAgeMs, signal: call.signal, read, join: upstream.shared });
}

/** Whether the contract says that a call has no side effects. */
export function isRead({ desc }: MethodContract): boolean {
  return desc.idempotency === MethodOptions_IdempotencyLevel.NO_SIDE_EFFECTS;
}

/**
 * Everything that a service gets to see and may answer by: the token, the language, and whatever else was sent along. Where
 * the contract lets anybody keep the answer, it is not for one address.
 */
function scopeOf({ metadata }: CallOptions, method: MethodContract): [name: string, ...values: string[]][] {
  const names = Object.keys(metadata?.getMap() ?? {});
  const counting = names.filter((name) => !OF_THE_REQUEST.has(name) && !(isForAll(method) && name === ADDRESS));
  const textOf = (value: string | Buffer) => (typeof value === "string" ? value : value.toString("base64"));
  return counting.sort().map((name) => [name, ...(metadata?.get(name) ?? []).map(textOf)]);
}

/** Only what is for all is given again, and only to those who are nobody in particular: others may have changed it elsewhere. */
function maxAgeMsOf({ request, route: { method }, path, askedAt }: Exchange, { writes }: ExchangeDeps): number {
  const isFromSomebody = headerOf(request, "authorization") !== undefined;
  const wantsItNew = WANTS_IT_NEW.test(headerOf(request, "cache-control") ?? "");
  if (!isForAll(method) || isFromSomebody || wantsItNew) return 0;
  const allowedMs = (method.policy?.cache?.maxAgeSeconds ?? 0) * 1_000;
  return Math.max(0, Math.min(KEPT_MS, allowedMs, askedAt - writes.lastAt(path)));
}

function isForAll({ policy }: MethodContract): boolean {
  return policy?.cache?.scope === CacheScope.PUBLIC;
}
