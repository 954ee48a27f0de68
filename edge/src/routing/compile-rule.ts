import { type DescField, type DescMessage, type DescMethod, ScalarType } from "@bufbuild/protobuf";
import type { MethodContract } from "@souk/chassis/contract";
import { type FieldPath, leafOf, resolveFieldPath } from "../binding/field-path.ts";
import { hasTextForm } from "../binding/text-value.ts";
import { badDays } from "../policy/deprecation.ts";
import { unknownLocationFields } from "../policy/location.ts";
import { pageFieldsOf } from "../policy/next-page.ts";
import { parseTemplate, type Template, TemplateError, type Variable } from "../template/parse-template.ts";
import { type HttpRule, type HttpRuleMessage, RuleError, readRule } from "./http-rules.ts";
import type { HeaderField, Route } from "./route.ts";

export interface RuleOptions {
  /** Whether a path variable may set a list, its items parted by commas. */
  readonly allowListsInPath: boolean;
  /** Rpcs (`pkg.Service/Method`) whose unknown parameters and JSON fields are dropped. */
  readonly lenientMethods: ReadonlySet<string>;
}

/** Runs a check; gives undefined and takes note where it fails. */
type Check = <T>(work: () => T) => T | undefined;

/**
 * Resolves one binding of an rpc against the contract. What is wrong with it is told by `fault`, all of it.
 *
 * @returns undefined where anything is wrong
 */
export function compileRule(
  message: HttpRuleMessage,
  method: MethodContract,
  options: RuleOptions,
  fault: (problem: string) => void,
): Route | undefined {
  let isWhole = true;
  const check: Check = (work) => {
    try {
      return work();
    } catch (error) {
      if (!(error instanceof RuleError)) throw error;
      isWhole = false;
      fault(error.message);
      return undefined;
    }
  };
  const rule = check(() => readRule(message));
  const route = rule && resolveRule(rule, method, options, check);
  return isWhole ? route : undefined;
}

function resolveRule(rule: HttpRule, method: MethodContract, options: RuleOptions, check: Check): Route | undefined {
  const { input, output } = method.desc;
  check(() => refuseAmbiguousNames(input, new Set()));
  const bodyPath = check(() => bodyPathOf(rule, method));
  const responseField = check(() => responseFieldOf(rule, output));
  const headerFields = check(() => headerFieldsOf(method)) ?? [];
  const finishField = check(() => finishFieldOf(method.policy?.finishField ?? "", method.desc));
  check(() => refuseBadDays(method));
  check(() => refuseBadLocation(method.policy?.location ?? "", responseField?.message ?? output));
  const template = check(() => readTemplate(rule.path));
  if (!template) return undefined;
  const { text, variables } = template;
  const pathFields = variables.map((variable) => check(() => pathField(input, text, variable, options)) ?? []);
  const isLenient = options.lenientMethods.has(method.path.slice(1));
  const { httpMethod } = rule;
  const pageFields = pageFieldsOf(method.desc);
  const filled = { pathFields, bodyPath, finishField, headerFields };
  return { httpMethod, template, method, ...filled, responseField, pageFields, isLenient };
}

function readTemplate(path: string): Template {
  try {
    return parseTemplate(path);
  } catch (error) {
    if (error instanceof TemplateError) throw new RuleError(`${path}: ${error.message}`);
    throw error;
  }
}

function pathField(input: DescMessage, text: string, variable: Variable, options: RuleOptions): FieldPath {
  const name = variable.fieldPath.join(".");
  const place = `${text}: column ${variable.column}: the path variable ${name}`;
  const path = resolveFieldPath(input, variable.fieldPath);
  if (!path) throw new RuleError(`${place} leads to no field of ${input.typeName}`);
  const leaf = leafOf(path);
  const isList = leaf.fieldKind === "list" && options.allowListsInPath;
  if (leaf.fieldKind === "map" || (leaf.fieldKind === "list" && !isList) || !hasTextForm(leaf)) {
    throw new RuleError(`${place} names a ${kindOf(leaf)}, which has no form in a path`);
  }
  return path;
}

function kindOf(field: DescField): string {
  if (field.fieldKind === "list") return "repeated field";
  return field.fieldKind === "map" ? "map" : "message";
}

function bodyPathOf({ body, httpMethod }: HttpRule, { desc }: MethodContract): FieldPath | undefined {
  if (body === "") {
    const { methodKind } = desc;
    if (methodKind !== "client_streaming" && methodKind !== "bidi_streaming") return undefined;
    throw new RuleError('a stream of requests needs a body: each of its values is a request, such as with body: "*"');
  }
  if (httpMethod === "GET" || httpMethod === "HEAD") throw new RuleError(`${httpMethod} must not have a body`);
  if (body === "*") return [];
  const path = resolveFieldPath(desc.input, body.split("."));
  if (!path) throw new RuleError(`the body ${body} leads to no field of ${desc.input.typeName}`);
  return path;
}

function responseFieldOf({ responseBody }: HttpRule, output: DescMessage): DescField | undefined {
  if (responseBody === "") return undefined;
  const field = output.fields.find((candidate) => candidate.name === responseBody);
  if (!field) throw new RuleError(`the response_body ${responseBody} is no field of ${output.typeName}`);
  return field;
}

/** What the policy names as the mark of a stream's last message. */
function headerFieldsOf({ desc: { input }, policy }: MethodContract): HeaderField[] {
  return (policy?.headerFields ?? []).map(({ header, field: name }) => {
    const field = input.fields.find((candidate) => candidate.name === name);
    if (field?.fieldKind === "scalar" && field.scalar === ScalarType.STRING) return { header, field };
    throw new RuleError(`header_fields: ${name} is no string of ${input.typeName}`);
  });
}

function finishFieldOf(name: string, { input, methodKind }: DescMethod): DescField | undefined {
  if (name === "") return undefined;
  const field = input.fields.find((candidate) => candidate.name === name);
  const isMark = field?.fieldKind === "scalar" && field.scalar === ScalarType.BOOL;
  if (!isMark || methodKind !== "client_streaming") {
    throw new RuleError(`the finish_field ${name} is no bool of a stream of ${input.typeName}`);
  }
  return field;
}

function refuseBadDays({ policy }: MethodContract): void {
  const bad = policy?.deprecation ? badDays(policy.deprecation) : [];
  if (bad.length > 0) throw new RuleError(`the deprecation names ${bad}, which is no day such as 2026-01-31`);
}

function refuseBadLocation(template: string, bare: DescMessage): void {
  const unknown = unknownLocationFields(template, bare);
  if (unknown.length > 0)
    throw new RuleError(`the Location ${template} names ${unknown}, which ${bare.typeName} does not have`);
}

/** Two fields that one spelling could mean would let a caller set the wrong one. */
function refuseAmbiguousNames(desc: DescMessage, seen: Set<DescMessage>): void {
  if (seen.has(desc)) return;
  seen.add(desc);
  const spelled = new Map<string, DescField>();
  for (const field of desc.fields) {
    for (const name of new Set([field.name, field.jsonName])) {
      const other = spelled.get(name);
      if (other) throw new RuleError(`${desc.typeName}: "${name}" may mean ${other.name} or ${field.name}`);
      spelled.set(name, field);
    }
    if (field.message) refuseAmbiguousNames(field.message, seen);
  }
}
