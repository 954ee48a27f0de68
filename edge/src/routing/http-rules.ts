import { type DescExtension, type DescMethod, getExtension, hasExtension, type Registry } from "@bufbuild/protobuf";

/** One `google.api.http` rule, without its additional bindings. */
export interface HttpRule {
  readonly httpMethod: string;
  readonly path: string;
  readonly body: string;
  readonly responseBody: string;
}

/** google.api.HttpRule as protobuf-es gives it. */
export interface HttpRuleMessage {
  readonly pattern: {
    readonly case?: "get" | "put" | "post" | "delete" | "patch" | "custom";
    readonly value?: string | { readonly kind: string; readonly path: string };
  };
  readonly body: string;
  readonly responseBody: string;
  readonly additionalBindings: readonly HttpRuleMessage[];
}

/** A rule that breaks its contract with google.api.http. */
export class RuleError extends Error {
  override readonly name = "RuleError";
}

/** What an rpc's `google.api.http` annotation says; undefined where it has none. */
export function annotationOf(method: DescMethod, registry: Registry): HttpRuleMessage | undefined {
  const extension = registry.getExtension("google.api.http") as DescExtension | undefined;
  const options = method.proto.options;
  if (!extension || !options || !hasExtension(options, extension)) return undefined;
  return getExtension(options, extension) as unknown as HttpRuleMessage;
}

/** @throws RuleError */
export function readRule(rule: HttpRuleMessage): HttpRule {
  const { body, responseBody } = rule;
  const { case: kind, value } = rule.pattern;
  if (kind === undefined || value === undefined) {
    throw new RuleError(
      'the rule has no path: it needs one of get, put, post, delete, patch or custom, such as get: "/v1/things"',
    );
  }
  if (typeof value === "string") return { httpMethod: kind.toUpperCase(), path: value, body, responseBody };
  if (!/^(?:\*|[A-Z][A-Z0-9-]*)$/.test(value.kind)) {
    throw new RuleError(
      `the custom kind must be "*" or an HTTP method in capitals, found ${JSON.stringify(value.kind)}`,
    );
  }
  return { httpMethod: value.kind, path: value.path, body, responseBody };
}
