import { MethodOptions_IdempotencyLevel } from "@bufbuild/protobuf/wkt";
import type { MethodContract } from "@souk/chassis/contract";
import type { CallOptions, SingleReply } from "@souk/chassis/grpc";
import { CacheScope, Priority } from "@souk/proto/souk/options/v1/policy";
import type { Exchange, ExchangeDeps } from "./exchange.ts";

/** Names of metadata that tell one request from another, and not one answer from another. */
const OF_THE_REQUEST: ReadonlySet<string> = new Set(["x-request-id", "traceparent", "tracestate"]);
const ADDRESS = "x-forwarded-for";

/** Makes the call, or shares one that is on its way, where the contract says that it has no side effects. */
export function readOnce(
  exchange: Exchange,
  body: Uint8Array,
  call: CallOptions,
  timeoutMs: number,
  { reads, upstreams }: ExchangeDeps,
): Promise<SingleReply> {
  const { method } = exchange.route;
  const upstream = upstreams.of(exchange.route);
  const priority = method.policy?.priority ?? Priority.UNSPECIFIED;
  const unary = (options: CallOptions) => upstream.unary(method.path, body, options, priority);
  if (method.desc.idempotency !== MethodOptions_IdempotencyLevel.NO_SIDE_EFFECTS) return unary(call);
  const key = [method.path, timeoutMs, ...scopeOf(call, method), Buffer.from(body).toString("latin1")].join("\n");
  const read = (signal: AbortSignal) => unary({ ...call, signal });
  return reads.read(key, { signal: call.signal, read, join: upstream.shared });
}

/**
 * Everything that a service gets to see and may answer by: the token, the language, and whatever else was sent along. Where
 * the contract lets anybody keep the answer, it is not for one address.
 */
function scopeOf({ metadata }: CallOptions, { policy }: MethodContract): string[] {
  const isForAll = policy?.cache?.scope === CacheScope.PUBLIC;
  const names = Object.keys(metadata?.getMap() ?? {});
  const entries = names.filter((name) => !OF_THE_REQUEST.has(name) && !(isForAll && name === ADDRESS));
  return entries.sort().map((name) => `${name}:${metadata?.get(name).join(",")}`);
}
