import { type DescField, type DescMessage, ScalarType } from "@bufbuild/protobuf";
import type { ReflectMessage } from "@bufbuild/protobuf/reflect";
import { invalidRequest, sharedError } from "@souk/chassis/errors";
import { IdempotencyKey, type MethodPolicy } from "@souk/proto/souk/options/v1/policy";
import type { Route } from "../routing/route.ts";
import { type FieldPath, holderOf, leafOf, pathText, valueAt } from "./field-path.ts";

/** What headers say about fields of the request. */
export interface HeaderValues {
  readonly ifMatch: string | undefined;
  readonly idempotencyKey: string | undefined;
  /** The first value of any other header, by its name in lower case. */
  readonly first: (header: string) => string | undefined;
}

const STRONG_TAG = /^"([\x21\x23-\x7e]*)"$/;
const WEAK_TAG = /^W\/"[\x21\x23-\x7e]*"$/;
const TAG_LIST = /^(?:W\/)?"[^"]*"\s*,/;
const BARE_KEY = /^[\x21\x23-\x5b\x5d-\x7e]{1,255}$/;
const QUOTED_KEY = /^"((?:[\x20\x21\x23-\x5b\x5d-\x7e]|\\["\\]){1,510})"$/;
export const MOST_KEY_CHARS = 255;
export const ETAG_EXAMPLE = "7";
export const KEY_EXAMPLE = "8d8ac610-566d-4ef0-9c22-186b2a5ed793";

/**
 * Puts If-Match into the request's `etag`, Idempotency-Key into its `request_id`, and others where the policy wants them. Where a request can have an id and has
 * none, it gets one, so that a retry of the call is the same call. What an rpc without a policy means by its `request_id` is
 * not known, so it stays as it is.
 *
 * @throws AppError
 */
export function bindHeaders(route: Route, target: ReflectMessage, values: HeaderValues, nextId: () => string): void {
  if (values.ifMatch !== undefined) bindIfMatch(route, target, values.ifMatch.trim());
  bindRequestId(route, target, values.idempotencyKey?.trim(), nextId);
  bindNamed(route, target, values.first);
}

/** Headers that the policy names go into their fields as they came; the first of a field's headers that is there counts. */
function bindNamed({ headerFields }: Route, target: ReflectMessage, first: HeaderValues["first"]): void {
  for (const field of new Set(headerFields.map((named) => named.field))) {
    const headers = headerFields.filter((named) => named.field === field).map(({ header }) => header);
    if (target.isSet(field)) {
      throw invalidRequest({ field: field.jsonName, description: `is set by the header ${headers.join(" or ")} only` });
    }
    const value = headers.map(first).find((text) => text !== undefined);
    if (value !== undefined) target.set(field, value as never);
  }
}

function bindIfMatch(route: Route, target: ReflectMessage, header: string): void {
  const path = etagPathOf(route);
  if (!path) throw headerFault("If-Match", "has no meaning here: this resource has no entity tags; leave it out");
  if (header === "*") return;
  if (WEAK_TAG.test(header)) {
    throw sharedError("ETAG_MISMATCH", "If-Match holds a weak entity tag, which never matches. Send the strong one.");
  }
  const tag = STRONG_TAG.exec(header)?.[1];
  if (tag === undefined) {
    const problem = TAG_LIST.test(header) ? "must hold one entity tag only" : 'must be "*" or an entity tag in quotes';
    throw headerFault("If-Match", `${problem}, such as "${ETAG_EXAMPLE}"`);
  }
  setText(target, path, tag, "If-Match");
}

/** The `etag` of the request itself, or of the resource in its body. */
export function etagPathOf({ method, bodyPath }: Route): FieldPath | undefined {
  const own = stringField(method.desc.input, "etag");
  if (own) return [own];
  const body = bodyPath?.at(-1);
  const inBody = body?.fieldKind === "message" ? stringField(body.message, "etag") : undefined;
  return bodyPath && inBody && [...bodyPath, inBody];
}

function bindRequestId(
  { method }: Route,
  target: ReflectMessage,
  header: string | undefined,
  nextId: () => string,
): void {
  if (!method.policy) return;
  const field = stringField(method.desc.input, "request_id");
  const need = method.policy.idempotency;
  if (header !== undefined && takesKey(method.policy)) {
    const key = parseKey(header);
    if (field) setText(target, [field], key, "Idempotency-Key");
  }
  if (!field) {
    if (need === IdempotencyKey.REQUIRED && header === undefined) throw missingKey();
    return;
  }
  if (valueAt(target, [field])) return;
  if (need === IdempotencyKey.REQUIRED) throw missingKey();
  target.set(field, nextId() as never);
}

/** Whether the service finds a call that is repeated with the same key. */
export function remembersCalls({ method }: Route): boolean {
  return stringField(method.desc.input, "request_id") !== undefined;
}

/** The Idempotency-Key that counts for the call; undefined where it has none, or takes none. @throws AppError */
export function idempotencyKeyOf({ method }: Route, header: string | undefined): string | undefined {
  return header === undefined || !takesKey(method.policy) ? undefined : parseKey(header.trim());
}

/** Whether Idempotency-Key means something to a call. */
export function takesKey(policy: MethodPolicy | undefined): boolean {
  return policy?.idempotency === IdempotencyKey.OPTIONAL || policy?.idempotency === IdempotencyKey.REQUIRED;
}

/** A string of RFC 8941 in its quotes, or the same text without them. */
function parseKey(header: string): string {
  const quoted = QUOTED_KEY.exec(header)?.[1]?.replace(/\\(["\\])/g, "$1");
  const key = quoted ?? (BARE_KEY.test(header) ? header : "");
  if (key === "" || key.length > MOST_KEY_CHARS) {
    throw headerFault(
      "Idempotency-Key",
      `must be 1 to ${MOST_KEY_CHARS} visible ASCII characters, such as ${KEY_EXAMPLE}`,
    );
  }
  return key;
}

function missingKey() {
  return headerFault("Idempotency-Key", `is required here, such as ${KEY_EXAMPLE}`);
}

/** Sets the text, unless the request already has another one there. */
function setText(target: ReflectMessage, path: FieldPath, text: string, header: string): void {
  const given = valueAt(target, path);
  if (given !== undefined && given !== "" && given !== text) {
    throw invalidRequest({
      field: pathText(path),
      description: `differs from the ${header} header; one of them is enough`,
    });
  }
  holderOf(target, path).set(leafOf(path), text as never);
}

function stringField(desc: DescMessage, name: string): DescField | undefined {
  const field = desc.fields.find((candidate) => candidate.name === name);
  return field?.fieldKind === "scalar" && field.scalar === ScalarType.STRING ? field : undefined;
}

function headerFault(header: string, description: string) {
  return invalidRequest({ field: header, description });
}
