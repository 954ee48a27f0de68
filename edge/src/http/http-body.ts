import { create, type DescMessage, fromBinary } from "@bufbuild/protobuf";
import { type ReflectMessage, reflect } from "@bufbuild/protobuf/reflect";
import { type FieldPath, holderOf, leafOf } from "../binding/field-path.ts";
import type { Route } from "../routing/route.ts";

/** Content that is no JSON: google.api.HttpBody. */
export interface RawContent {
  readonly contentType: string;
  readonly data: Uint8Array;
}

const HTTP_BODY = "google.api.HttpBody";
const UNKNOWN_TYPE = "application/octet-stream";
const HEADER_TEXT = /^[\x20-\x7e]+$/;

/** Whether the request's content goes into a HttpBody as it is. */
export function takesRawContent({ method, bodyPath }: Route): boolean {
  const target = bodyPath && (bodyPath.length === 0 ? method.desc.input : leafOf(bodyPath).message);
  return target?.typeName === HTTP_BODY && !isRepeated(bodyPath);
}

/** Whether the reply's content comes out of a HttpBody as it is. */
export function givesRawContent({ method, responseField }: Route): boolean {
  const source = responseField ? responseField.message : method.desc.output;
  return source?.typeName === HTTP_BODY && (!responseField || responseField.fieldKind === "message");
}

/** Puts the content where the rule wants it. */
export function setRawContent(target: ReflectMessage, path: FieldPath, content: RawContent): void {
  if (path.length === 0) {
    Object.assign(target.message, content);
    return;
  }
  const desc = leafOf(path).message as DescMessage;
  holderOf(target, path).set(leafOf(path), reflect(desc, Object.assign(create(desc), content), false));
}

/** The content of one reply message. */
export function rawContentOf({ method, responseField }: Route, reply: Uint8Array): RawContent {
  const message = reflect(method.desc.output, fromBinary(method.desc.output, reply), false);
  const body = responseField?.fieldKind === "message" ? message.get(responseField).message : message.message;
  const { contentType, data } = body as unknown as RawContent;
  return { contentType: HEADER_TEXT.test(contentType) ? contentType : UNKNOWN_TYPE, data };
}

function isRepeated(path: FieldPath | undefined): boolean {
  const leaf = path?.at(-1);
  return leaf !== undefined && leaf.fieldKind !== "message";
}
