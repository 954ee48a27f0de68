import { RateClass } from "@souk/proto/souk/options/v1/policy";
import { takesKey } from "../../binding/header-fields.ts";
import { entityTagField } from "../../policy/location.ts";
import type { Route } from "../../routing/route.ts";
import type { JsonObject } from "../schema/schema.ts";

/** Headers that an answer may have, by their names in the components of a document. */
export function answerHeaders(route: Route): JsonObject {
  const own = Object.entries(WHEN).flatMap(([name, has]) => (has(route) ? [name] : []));
  return headersNamed([...new Set([...own, ...toldHeaders(route)])]);
}

/** Headers that every answer to a call has, whatever becomes of it. */
export function toldHeaders(route: Route): string[] {
  const { deprecation } = route.method.policy ?? {};
  return [
    ...(isLimited(route) ? ["RateLimit-Policy", "RateLimit"] : []),
    ...(deprecation ? ["Deprecation"] : []),
    ...(deprecation?.sunset ? ["Sunset"] : []),
    ...(deprecation?.link ? ["Link"] : []),
  ];
}

const WHEN: Readonly<Record<string, (route: Route) => unknown>> = {
  "X-Request-Id": () => true,
  "Cache-Control": (route) => route.method.policy?.cache && !isStream(route),
  ETag: (route) => !isStream(route) && (hasEntityTag(route) || canBeUnchanged(route)),
  Location: (route) => route.method.policy?.location && !isStream(route),
  Link: (route) => route.pageFields && !isStream(route),
  "Idempotency-Replayed": ({ method }) => takesKey(method.policy),
};

export function headersNamed(names: readonly string[]): JsonObject {
  return Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));
}

/** Whether a read has an entity tag, so that it can be asked for only if it changed. */
export function canBeUnchanged(route: Route): boolean {
  const { policy } = route.method;
  const isRead = route.httpMethod === "GET" || route.httpMethod === "HEAD";
  const isPlain = !isStream(route) && (policy?.successStatus || 200) === 200;
  return isRead && isPlain && (hasEntityTag(route) || policy?.cache?.etag === true);
}

/** Whether its requests are counted. */
export function isLimited({ method: { policy } }: Route): boolean {
  const rateClass = policy?.rateClass ?? RateClass.UNSPECIFIED;
  return rateClass > RateClass.UNSPECIFIED && rateClass !== RateClass.UNLIMITED;
}

export function isStream({ method: { desc } }: Route): boolean {
  return desc.methodKind === "server_streaming" || desc.methodKind === "bidi_streaming";
}

function hasEntityTag({ method, responseField }: Route): boolean {
  return entityTagField(responseField?.message ?? method.desc.output) !== undefined;
}
