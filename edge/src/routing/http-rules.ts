import { type DescExtension, type DescMethod, getExtension, hasExtension, type Registry } from "@bufbuild/protobuf";

/** One `google.api.http` rule, without its additional bindings. */
export interface HttpRule {
  readonly httpMethod: string;
  readonly path: string;
  readonly body: string;
  readonly responseBody: string;
}

/** google.api.HttpRule as protobuf-es gives it. */
interface HttpRuleMessage {
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

/**
 * The rules that an rpc carries; none where it has no annotation.
 *
 * @throws RuleError
 */
export function httpRulesOf(method: DescMethod, registry: Registry): HttpRule[] {
  const extension = registry.getExtension("google.api.http") as DescExtension | undefined;
  const options = method.proto.options;
  if (!extension || !options || !hasExtension(options, extension)) return [];
  const main = getExtension(options, extension) as unknown as HttpRuleMessage;
  return [main, ...main.additionalBindings].map((rule) => readRule(rule, rule !== main));
}

function readRule(rule: HttpRuleMessage, isAdditional: boolean): HttpRule {
  if (isAdditional && rule.additionalBindings.length > 0) {
    throw new RuleError("additional_bindings must not hold additional_bindings");
  }
  const { body, responseBody } = rule;
  const { case: kind, value } = rule.pattern;
  if (kind === undefined || value === undefined) throw new RuleError("the rule has no path");
  if (typeof value === "string") return { httpMethod: kind.toUpperCase(), path: value, body, responseBody };
  if (!/^(?:\*|[A-Z][A-Z0-9-]*)$/.test(value.kind)) {
    throw new RuleError(
      `the custom kind must be "*" or an HTTP method in capitals, found ${JSON.stringify(value.kind)}`,
    );
  }
  return { httpMethod: value.kind, path: value.path, body, responseBody };
}
