import type { DescField } from "@bufbuild/protobuf";
import type { MethodContract } from "@souk/chassis/contract";
import type { FieldPath } from "../binding/field-path.ts";
import type { PageFields } from "../policy/next-page.ts";
import type { Template } from "../template/parse-template.ts";

/** A header, in lower case, and the field that nothing else sets. */
export interface HeaderField {
  readonly header: string;
  readonly field: DescField;
}

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
  /** The field of the request that is set on a stream's last message only. */
  readonly finishField: DescField | undefined;
  /** Headers that are put into fields of the request as they came. */
  readonly headerFields: readonly HeaderField[];
  /** The fields by which the list is read page by page. */
  readonly pageFields: PageFields | undefined;
  /** Drops parameters and JSON fields that do not exist. */
  readonly isLenient: boolean;
}
