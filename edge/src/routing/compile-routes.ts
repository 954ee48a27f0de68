import { type DescField, type DescMessage, type DescMethod, ScalarType } from "@bufbuild/protobuf";
import type { Contract, MethodContract } from "@souk/chassis/contract";
import { type FieldPath, leafOf, resolveFieldPath } from "../binding/field-path.ts";
import { hasTextForm } from "../binding/text-value.ts";
import { unknownLocationFields } from "../policy/location.ts";
import { parseTemplate, TemplateError } from "../template/parse-template.ts";
import { type HttpRule, httpRulesOf, RuleError } from "./http-rules.ts";
import type { Route } from "./route.ts";
import { RouteTrie } from "./route-trie.ts";

export interface CompileOptions {
  /** Whether an rpc with a rule but without a method_policy is let in, as if it were public. */
  readonly allowMissingPolicy: boolean;
  /** Whether a path variable may set a list, its items parted by commas. */
  readonly allowListsInPath: boolean;
  /** Rpcs (`pkg.Service/Method`) whose unknown parameters and JSON fields are dropped. */
  readonly lenientMethods: ReadonlySet<string>;
}

export const STRICT: CompileOptions = {
  allowMissingPolicy: false,
  allowListsInPath: false,
  lenientMethods: new Set(),
};

export interface RouteTable {
  readonly routes: readonly Route[];
  readonly trie: RouteTrie<Route>;
}

/** Everything that is wrong with the contract's HTTP rules, told at start-up. */
export class RouteTableError extends Error {
  override readonly name = "RouteTableError";
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(`The contract has ${faults.length} HTTP rule(s) that cannot be served:\n${faults.join("\n")}`);
    this.faults = faults;
  }
}

/**
 * Compiles every `google.api.http` rule of the contract.
 *
 * @throws RouteTableError
 */
export function compileRoutes(contract: Contract, options: CompileOptions = STRICT): RouteTable {
  const trie = new RouteTrie<Route>();
  const routes: Route[] = [];
  const faults: string[] = [];
  for (const method of fronted(contract)) {
    try {
      for (const rule of httpRulesOf(method.desc, contract.registry)) {
        const route = compileRule(rule, method, options);
        const other = trie.add(route.httpMethod, route.template, route);
        if (other)
          throw new RuleError(`${labelOf(route)} has the same shape as ${labelOf(other)} of ${nameOf(other.method)}`);
        routes.push(route);
      }
    } catch (error) {
      if (!(error instanceof RuleError)) throw error;
      faults.push(`  ${nameOf(method)}: ${error.message}`);
    }
  }
  if (faults.length > 0) throw new RouteTableError(faults);
  return { routes, trie };
}

/** `GET /v1/products/{product_id}`: how a route is named in logs, metrics and errors. */
export function labelOf({ httpMethod, template }: Route): string {
  return `${httpMethod} ${template.text}`;
}

function* fronted(contract: Contract): Iterable<MethodContract> {
  for (const desc of contract.registry) {
    if (desc.kind !== "service") continue;
    for (const { name } of desc.methods) {
      const method = contract.method(`/${desc.typeName}/${name}`);
      if (method?.hasHttpRule) yield method;
    }
  }
}

function compileRule(rule: HttpRule, method: MethodContract, options: CompileOptions): Route {
  const { desc, policy } = method;
  if (!policy && !options.allowMissingPolicy) throw new RuleError("the rpc has an HTTP rule but no method_policy");
  refuseAmbiguousNames(desc.input, new Set());
  const template = readTemplate(rule);
  const responseField = responseFieldOf(rule, desc.output);
  refuseBadLocation(policy?.location ?? "", responseField?.message ?? desc.output);
  const pathFields = template.variables.map(({ fieldPath }) => pathField(desc.input, fieldPath, options));
  return {
    httpMethod: rule.httpMethod,
    template,
    method,
    pathFields,
    bodyPath: bodyPathOf(rule, desc.input),
    responseField,
    finishField: finishFieldOf(policy?.finishField ?? "", desc),
    isLenient: options.lenientMethods.has(nameOf(method)),
  };
}

function readTemplate(rule: HttpRule) {
  try {
    return parseTemplate(rule.path);
  } catch (error) {
    if (error instanceof TemplateError) throw new RuleError(`${rule.path}: ${error.message}`);
    throw error;
  }
}

function pathField(input: DescMessage, names: readonly string[], options: CompileOptions): FieldPath {
  const name = names.join(".");
  const path = resolveFieldPath(input, names);
  if (!path) throw new RuleError(`the path variable ${name} leads to no field of ${input.typeName}`);
  const leaf = leafOf(path);
  const isList = leaf.fieldKind === "list" && options.allowListsInPath;
  if (leaf.fieldKind === "map" || (leaf.fieldKind === "list" && !isList) || !hasTextForm(leaf)) {
    throw new RuleError(`the path variable ${name} names a ${kindOf(leaf)}, which has no form in a path`);
  }
  return path;
}

function kindOf(field: DescField): string {
  if (field.fieldKind === "list") return "repeated field";
  return field.fieldKind === "map" ? "map" : "message";
}

function bodyPathOf({ body, httpMethod }: HttpRule, input: DescMessage): FieldPath | undefined {
  if (body === "") return undefined;
  if (httpMethod === "GET" || httpMethod === "HEAD") throw new RuleError(`${httpMethod} must not have a body`);
  if (body === "*") return [];
  const path = resolveFieldPath(input, body.split("."));
  if (!path) throw new RuleError(`the body ${body} leads to no field of ${input.typeName}`);
  return path;
}

function responseFieldOf({ responseBody }: HttpRule, output: DescMessage): DescField | undefined {
  if (responseBody === "") return undefined;
  const field = output.fields.find((candidate) => candidate.name === responseBody);
  if (!field) throw new RuleError(`the response_body ${responseBody} is no field of ${output.typeName}`);
  return field;
}

/** What the policy names as the mark of a stream's last message. */
function finishFieldOf(name: string, { input, methodKind }: DescMethod): DescField | undefined {
  if (name === "") return undefined;
  const field = input.fields.find((candidate) => candidate.name === name);
  const isMark = field?.fieldKind === "scalar" && field.scalar === ScalarType.BOOL;
  if (!isMark || methodKind !== "client_streaming") {
    throw new RuleError(`the finish_field ${name} is no bool of a stream of ${input.typeName}`);
  }
  return field;
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

function nameOf(method: MethodContract): string {
  return method.path.slice(1);
}
