import type { SharedReason } from "@souk/chassis/errors";
import { Access, RateClass } from "@souk/proto/souk/options/v1/policy";
import type { Route } from "../../routing/route.ts";

/** What any call may end with, whatever it does. */
const ALWAYS: readonly SharedReason[] = [
  "INVALID_REQUEST",
  "MALFORMED_REQUEST",
  "INTERNAL",
  "UNAVAILABLE",
  "BREAKER_OPEN",
  "DEADLINE_EXCEEDED",
];
const WITH_BODY: readonly SharedReason[] = ["REQUEST_TIMEOUT", "BODY_TOO_LARGE", "UNSUPPORTED_MEDIA_TYPE"];

/** The reasons for which the edge itself refuses a call, or tells that it failed. */
export function edgeReasons({ method: { policy }, bodyPath }: Route, isClosed: boolean): SharedReason[] {
  const isPublic = policy?.access.includes(Access.PUBLIC) ?? !isClosed;
  const isLimited = policy && policy.rateClass > RateClass.UNSPECIFIED && policy.rateClass !== RateClass.UNLIMITED;
  return [
    ...ALWAYS,
    ...(isPublic ? [] : (["TOKEN_REQUIRED", "ACCESS_DENIED"] as const)),
    "TOKEN_INVALID",
    ...(bodyPath ? WITH_BODY : []),
    ...(isLimited ? (["RESOURCE_EXHAUSTED"] as const) : []),
  ];
}
