import {
  Access,
  type Cache,
  CacheScope,
  IdempotencyKey,
  type MethodPolicy,
  Ownership,
} from "@souk/proto/souk/options/v1/policy";
import type { ContractFacts, EventFacts, HttpBinding, RpcFacts } from "./contract-facts.ts";

/**
 * What `buf breaking` does not see: routes, policies of rpcs and events, and the codes of error reasons. Additions are
 * no break, but for access: who may call is never widened in passing.
 */
export function findBreaks(released: ContractFacts, current: ContractFacts): string[] {
  const rpcs = new Map(current.rpcs.map((rpc) => [rpc.name, rpc]));
  const events = new Map(current.events.map((event) => [event.type, event]));
  return [
    ...released.rpcs.flatMap((before) => rpcBreaks(before, rpcs.get(before.name))),
    ...released.events.flatMap((before) => eventBreaks(before, events.get(before.type))),
    ...reasonBreaks(released, current),
  ];
}

function rpcBreaks(before: RpcFacts, now: RpcFacts | undefined): string[] {
  const routes = new Set(now?.bindings.map(routeOf));
  const lost = before.bindings.map(routeOf).filter((route) => !routes.has(route));
  const breaks = lost.map((route) => `the route ${route} is gone or changed`);
  if (now?.policy && before.policy) breaks.push(...policyBreaks(before.policy, now.policy));
  return breaks.map((text) => `${before.name}: ${text}`);
}

function routeOf({ method, path, body, responseBody }: HttpBinding): string {
  return `${method} ${path} (body '${body}', response_body '${responseBody}')`;
}

function policyBreaks(before: MethodPolicy, now: MethodPolicy): string[] {
  const gone = before.callers.filter((caller) => !now.callers.includes(caller));
  return [
    ...accessBreaks(before, now),
    ...gone.map((caller) => `the caller '${caller}' is gone`),
    ...lowered("timeout_ms", before.timeoutMs, now.timeoutMs),
    ...lowered("body_limit_bytes", before.bodyLimitBytes, now.bodyLimitBytes),
    ...changed("ownership", nameOf(Ownership, before.ownership), nameOf(Ownership, now.ownership)),
    ...changed("owner_field", before.ownerField, now.ownerField),
    ...cacheBreaks(before.cache, now.cache),
    ...changed("success_status", before.successStatus || 200, now.successStatus || 200),
    ...changed("location", before.location, now.location),
    ...idempotencyBreaks(before.idempotency, now.idempotency),
  ];
}

function accessBreaks(before: MethodPolicy, now: MethodPolicy): string[] {
  const [was, is] = [before, now].map(({ access }) =>
    [...access].sort((a, b) => a - b).map((entry) => nameOf(Access, entry)),
  );
  const why = ": narrower breaks callers, wider is a decision about security";
  return changed("access", was?.join(", ") ?? "", is?.join(", ") ?? "").map((text) => text + why);
}

function cacheBreaks(before: Cache | undefined, now: Cache | undefined): string[] {
  if (!before) return [];
  if (!now) return ["the cache is gone"];
  const narrower =
    now.scope < before.scope || now.maxAgeSeconds < before.maxAgeSeconds || Number(now.etag) < Number(before.etag);
  return narrower ? [`the cache is narrower: ${describeCache(before)} → ${describeCache(now)}`] : [];
}

function describeCache({ scope, maxAgeSeconds, etag }: Cache): string {
  return [nameOf(CacheScope, scope), `${maxAgeSeconds} s`, ...(etag ? ["etag"] : [])].join(", ");
}

function eventBreaks({ type, policy: before }: EventFacts, now: EventFacts | undefined): string[] {
  if (!now) return [`${type}: the event is gone`];
  const { policy } = now;
  if (!before || !policy) return [];
  const gone = before.subscribers.filter((subscriber) => !policy.subscribers.includes(subscriber));
  return [
    ...changed("aggregate", before.aggregate, policy.aggregate),
    ...gone.map((subscriber) => `the subscriber '${subscriber}' is gone`),
  ].map((text) => `${type}: ${text}`);
}

function idempotencyBreaks(before: IdempotencyKey, now: IdempotencyKey): string[] {
  const { NONE, REQUIRED } = IdempotencyKey;
  if (before !== REQUIRED && now === REQUIRED) return ["idempotency is tighter: a key is required now"];
  if (before !== NONE && now === NONE) return ["idempotency is gone: a key that clients send is not heeded any more"];
  return [];
}

function lowered(name: string, before: number, now: number): string[] {
  return now < before ? [`${name} is lower: ${before} → ${now}`] : [];
}

function changed(name: string, before: string | number, now: string | number): string[] {
  return now === before ? [] : [`${name} changed: '${before}' → '${now}'`];
}

function reasonBreaks(released: ContractFacts, current: ContractFacts): string[] {
  const now = new Map(current.reasons.map((entry) => [`${entry.domain}/${entry.reason}`, entry.policy]));
  return released.reasons.flatMap(({ domain, reason, policy: before }) => {
    const policy = now.get(`${domain}/${reason}`);
    if (!before || !policy) return [];
    const breaks = [
      ...changed("code", before.code, policy.code),
      ...changed("http_status", before.httpStatus, policy.httpStatus),
    ];
    return breaks.map((text) => `${domain} reason ${reason}: ${text}`);
  });
}

function nameOf(values: Readonly<Record<string, string | number>>, value: number): string {
  return Object.keys(values).find((name) => values[name] === value) ?? String(value);
}
