import { Access, IdempotencyKey, type MethodPolicy, Ownership } from "@souk/proto/souk/options/v1/policy";
import type { ContractFacts, HttpBinding, RpcFacts } from "./contract-facts.ts";

/** What `buf breaking` does not see: routes, policies and the codes of error reasons. Additions are no break. */
export function findBreaks(released: ContractFacts, current: ContractFacts): string[] {
  const rpcs = new Map(current.rpcs.map((rpc) => [rpc.name, rpc]));
  return [
    ...released.rpcs.flatMap((before) => rpcBreaks(before, rpcs.get(before.name))),
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
    ...changed("success_status", before.successStatus || 200, now.successStatus || 200),
    ...changed("location", before.location, now.location),
    ...idempotencyBreaks(before.idempotency, now.idempotency),
  ];
}

/** Roles include one another upwards, so the lowest one listed decides. */
const LADDER: readonly Access[] = [Access.PUBLIC, Access.GUEST, Access.USER, Access.STAFF, Access.ADMIN];

function accessBreaks(before: MethodPolicy, now: MethodPolicy): string[] {
  const lowest = ({ access }: MethodPolicy) => LADDER.findIndex((step) => access.includes(step));
  const step = lowest(before);
  const breaks = [];
  if (step >= 0 && (lowest(now) < 0 || lowest(now) > step)) {
    breaks.push(`access is narrower: ${nameOf(Access, LADDER[step] as Access)} may call no more`);
  }
  const service = ({ access }: MethodPolicy) => access.includes(Access.SERVICE) || access.includes(Access.PUBLIC);
  if (before.access.includes(Access.SERVICE) && !service(now)) {
    breaks.push("access is narrower: SERVICE may call no more");
  }
  return breaks;
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
