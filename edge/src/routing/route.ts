import type { DescField } from "@bufbuild/protobuf";
import type { MethodContract } from "@souk/chassis/contract";
import { type FieldPath, leafOf } from "../binding/field-path.ts";
import type { Template } from "../template/parse-template.ts";

/** One HTTP rule of one rpc, resolved against the contract. */
export interface Route {
  /** The HTTP method, or `*` for any. */
  readonly httpMethod: string;
  readonly template: Template;
  readonly method: MethodContract;
  /** The fields that the template's variables set, in their order. */
  readonly pathFields: readonly FieldPath[];
  /** The field that the body sets; empty where the body is the whole request, undefined where there is none. */
  readonly bodyPath: FieldPath | undefined;
  /** The field of the response that is its bare form. */
  readonly responseField: DescField | undefined;
  /** Drops parameters and JSON fields that do not exist. */
  readonly isLenient: boolean;
}

const HTTP_BODY = "google.api.HttpBody";

/** Whether the body is taken as it comes, as the data of a google.api.HttpBody. */
export function takesRawBody({ method, bodyPath }: Route): boolean {
  if (!bodyPath) return false;
  if (bodyPath.length === 0) return method.desc.input.typeName === HTTP_BODY;
  const field = leafOf(bodyPath);
  return field.fieldKind === "message" && field.message.typeName === HTTP_BODY;
}

/** Whether the answer is the data of a google.api.HttpBody, as it is. */
export function givesRawBody({ method, responseField }: Route): boolean {
  if (!responseField) return method.desc.output.typeName === HTTP_BODY;
  return responseField.fieldKind === "message" && responseField.message.typeName === HTTP_BODY;
}
