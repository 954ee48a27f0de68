import type { DescField, DescMessage } from "@bufbuild/protobuf";
import {
  Access,
  IdempotencyKey,
  type MethodPolicy,
  Ownership,
  Priority,
  RateClass,
} from "@souk/proto/souk/options/v1/policy";
import type { ContractFacts, RpcFacts } from "./contract-facts.ts";

type Rule = (rpc: RpcFacts, policy: MethodPolicy) => string | false;

const overHttp = (rpc: RpcFacts) => rpc.bindings.length > 0;
const isGet = (rpc: RpcFacts) => rpc.bindings.some(({ method }) => method === "GET");
const hasBody = (rpc: RpcFacts) => rpc.bindings.some(({ body }) => body !== "");
const HEADER_NAME = /^[a-z][a-z0-9-]{0,63}$/;
/** Headers that HTTP, proxies, the mesh or the edge itself give a meaning. */
const OWN_HEADERS =
  /^(?:x-souk-.*|l5d-.*|grpc-.*|x-forwarded-.*|x-user-.*|x-envoy-.*|x-original-.*|accept.*|access-control-.*|content-.*|if-.*|sec-.*|forwarded|x-real-ip|x-request-id|traceparent|tracestate|baggage|authorization|proxy-.*|cookie|idempotency-key|last-event-id|origin|range|te|host|user-agent|connection|transfer-encoding|upgrade|expect|via)$/;
const READ_NAMES = /^(Get|List|BatchGet|Search|Suggest|Watch)[A-Z]/;

const ACCESS_RULES: readonly Rule[] = [
  (_, { access }) =>
    (access.length === 0 || access.includes(Access.UNSPECIFIED)) && "access names nobody, or UNSPECIFIED",
  (_, { ownership }) => ownership === Ownership.UNSPECIFIED && "ownership is missing",
  (_, { ownership, ownerField }) =>
    (ownership === Ownership.SELF) !== (ownerField !== "") && "owner_field goes with OWNERSHIP_SELF, and only with it",
  (rpc, { ownerField }) =>
    ownerField !== "" && !fieldAt(rpc.input, ownerField) && `owner_field '${ownerField}' is no field of the request`,
  (_, { ownership, access }) =>
    ownership === Ownership.SELF &&
    access.includes(Access.PUBLIC) &&
    "OWNERSHIP_SELF needs a token, so not ACCESS_PUBLIC",
  (rpc, { access, callers }) =>
    callers.length === 0 &&
    (access.includes(Access.SERVICE) || !overHttp(rpc)) &&
    "callers is empty, but the rpc is for services (ACCESS_SERVICE, or no google.api.http rule)",
  (rpc, { callers }) => {
    const odd = callers.find(
      (caller) => !/^([a-z][a-z0-9-]*|\*)$/.test(caller) || (caller === "edge" && overHttp(rpc)),
    );
    return odd !== undefined && `callers has '${odd}': services by name, or '*'; the edge is implied by an HTTP rule`;
  },
];

const LIMIT_RULES: readonly Rule[] = [
  (_, { timeoutMs }) => timeoutMs <= 0 && "timeout_ms is missing",
  (_, { rateClass }) => rateClass === RateClass.UNSPECIFIED && "rate_class is missing",
  (_, { priority }) => priority === Priority.UNSPECIFIED && "priority is missing",
  (rpc, { bodyLimitBytes }) =>
    hasBody(rpc) !== bodyLimitBytes > 0 && "body_limit_bytes goes with an HTTP rule that has a body, and only with it",
];

const EFFECT_RULES: readonly Rule[] = [
  (_, { idempotency }) => idempotency === IdempotencyKey.UNSPECIFIED && "idempotency is missing",
  (rpc, { idempotency }) =>
    takesKey(idempotency) !== isText(rpc.input.fields.find(({ name }) => name === "request_id")) &&
    "a string field request_id in the request goes with IDEMPOTENCY_KEY_OPTIONAL or _REQUIRED, and only with them",
  (rpc, { idempotency }) =>
    rpc.reads && takesKey(idempotency) && "a call without side effects takes no idempotency key",
  (rpc) =>
    !rpc.reads &&
    (isGet(rpc) || READ_NAMES.test(methodOf(rpc))) &&
    "a read must state idempotency_level = NO_SIDE_EFFECTS",
  (rpc, { cache }) =>
    (cache !== undefined) !== (rpc.reads && isGet(rpc) && !rpc.serverStreaming) &&
    "cache goes with a unary GET without side effects, and only with it",
];

const REPLY_RULES: readonly Rule[] = [
  (_, { successStatus }) =>
    successStatus !== 0 && (successStatus < 200 || successStatus > 299) && "success_status must be 0 or 200–299",
  (rpc, { location }) => {
    const bare = bareResponse(rpc);
    const unknown = [...location.matchAll(/\{([^}]*)\}/g)]
      .map((match) => match[1] ?? "")
      .find((f) => !fieldAt(bare, f));
    return unknown !== undefined && `location: '${unknown}' is no field of ${bare.typeName}`;
  },
];

const HEADER_RULES: readonly Rule[] = [
  (rpc, { headerFields }) =>
    headerFields.length > 0 && !overHttp(rpc) && "header_fields are for the edge: they go with a google.api.http rule",
  (_, { headerFields }) => {
    const odd = headerFields.find(({ header }) => !HEADER_NAME.test(header) || OWN_HEADERS.test(header));
    return (
      odd !== undefined && `header_fields has '${odd.header}': a name in lower case that has no meaning of its own`
    );
  },
  (_, { headerFields }) => {
    const names = headerFields.map(({ header }) => header);
    return new Set(names).size < names.length && "header_fields names a header twice";
  },
  (rpc, { headerFields }) => {
    const odd = headerFields.find(({ field }) => !isText(rpc.input.fields.find(({ name }) => name === field)));
    return odd !== undefined && `header_fields: '${odd.field}' is no string field of the request`;
  },
  (rpc, { headerFields, ownerField }) => {
    const taken = [ownerField, "request_id", "etag", ...rpc.bindings.map(({ body }) => body)];
    const odd = headerFields.find(({ field }) => taken.includes(field));
    return odd !== undefined && `header_fields: '${odd.field}' is filled from elsewhere`;
  },
];

const RULES = [...ACCESS_RULES, ...LIMIT_RULES, ...EFFECT_RULES, ...REPLY_RULES, ...HEADER_RULES];

/** Every rpc has a whole policy: nothing is left out, and nothing contradicts the rest of the contract. */
export function findPolicyFaults({ rpcs }: ContractFacts): string[] {
  return rpcs.flatMap((rpc) => {
    const { policy } = rpc;
    if (!policy) return [`${rpc.name}: method_policy is missing`];
    return RULES.map((rule) => rule(rpc, policy))
      .filter((fault) => fault !== false)
      .map((fault) => `${rpc.name}: ${fault}`);
  });
}

function takesKey(idempotency: IdempotencyKey): boolean {
  return idempotency === IdempotencyKey.OPTIONAL || idempotency === IdempotencyKey.REQUIRED;
}

function methodOf(rpc: RpcFacts): string {
  return rpc.name.slice(rpc.name.lastIndexOf("/") + 1);
}

/** What the caller gets over HTTP: the field that response_body names, or the whole response. */
function bareResponse({ output, bindings }: RpcFacts): DescMessage {
  const field = fieldAt(output, bindings[0]?.responseBody ?? "");
  return field?.fieldKind === "message" ? field.message : output;
}

function fieldAt(message: DescMessage, path: string): DescField | undefined {
  const [head, ...rest] = path.split(".");
  const field = message.fields.find(({ name }) => name === head);
  if (rest.length === 0 || !field) return field;
  return field.fieldKind === "message" ? fieldAt(field.message, rest.join(".")) : undefined;
}

function isText(field: DescField | undefined): boolean {
  return field?.fieldKind === "scalar" && field.scalar === 9;
}
