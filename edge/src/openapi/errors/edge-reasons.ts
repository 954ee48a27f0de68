import type { SharedReason } from "@souk/chassis/errors";
import { Access } from "@souk/proto/souk/options/v1/policy";
import { remembersCalls, takesKey } from "../../binding/header-fields.ts";
import type { Route } from "../../routing/route.ts";
import { isLimited } from "../operation/answer-headers.ts";

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
const WITH_KEY: readonly SharedReason[] = ["REQUEST_IN_FLIGHT", "REQUEST_ID_REUSED"];
const WITH_FORGOTTEN_KEY: readonly SharedReason[] = [...WITH_KEY, "REQUEST_OUTCOME_UNKNOWN"];

/** Who may call where the contract of an rpc leaves it open, and with what. */
export interface AccessRules {
  /** Whether rpcs without a policy are refused. */
  readonly isClosed: boolean;
  /** Whether somebody may call with an API key. */
  readonly takesApiKeys: boolean;
}

/** The reasons for which the edge itself refuses a call, or tells that it failed. */
export function edgeReasons(route: Route, { isClosed, takesApiKeys }: AccessRules): SharedReason[] {
  const { policy, desc } = route.method;
  const isPublic = policy?.access.includes(Access.PUBLIC) ?? !isClosed;
  return [
    ...ALWAYS,
    ...(isPublic ? [] : (["TOKEN_REQUIRED", "ACCESS_DENIED"] as const)),
    "TOKEN_INVALID",
    ...(takesApiKeys ? (["API_KEY_INVALID"] as const) : []),
    ...(route.bodyPath ? WITH_BODY : []),
    ...(takesKey(policy) && desc.methodKind === "unary" ? keyReasons(route) : []),
    ...(isLimited(route) ? (["RESOURCE_EXHAUSTED"] as const) : []),
  ];
}

function keyReasons(route: Route): readonly SharedReason[] {
  return remembersCalls(route) ? WITH_KEY : WITH_FORGOTTEN_KEY;
}
