import type { DescService } from "@bufbuild/protobuf";
import type { Contract, MethodContract } from "@souk/chassis/contract";
import { StartFault } from "../start-fault.ts";
import { compileRule, type RuleOptions } from "./compile-rule.ts";
import { annotationOf, type HttpRuleMessage } from "./http-rules.ts";
import type { Route } from "./route.ts";
import { RouteTrie } from "./route-trie.ts";
import type { ExternalRules } from "./rules-file.ts";
import { placeOfRule } from "./source-place.ts";

export interface CompileOptions extends RuleOptions {
  /** Rules from outside the contract; each replaces the annotation of its rpc. */
  readonly rules: ExternalRules;
  /** Which services get routes, by full name. */
  readonly serves: (serviceTypeName: string) => boolean;
  /** Whether an rpc without a rule gets `POST /pkg.Service/Method` with its whole request as body. */
  readonly bindUnannotated: boolean;
}

export const STRICT: CompileOptions = {
  allowListsInPath: false,
  lenientMethods: new Set(),
  rules: new Map(),
  serves: () => true,
  bindUnannotated: false,
};

export interface RouteTable {
  readonly routes: readonly Route[];
  readonly trie: RouteTrie<Route>;
}

/** Everything that is wrong with the HTTP rules, told at start-up. */
export class RouteTableError extends StartFault {
  constructor(faults: readonly string[]) {
    super("The HTTP rules cannot be served", faults);
  }
}

/**
 * Compiles every HTTP rule: those from outside, and the `google.api.http` annotations of the other rpcs.
 *
 * @throws RouteTableError
 */
export function compileRoutes(contract: Contract, options: CompileOptions = STRICT): RouteTable {
  const compiler = new RouteCompiler(options);
  const methods = new Set<string>();
  for (const method of methodsOf(contract)) {
    const { name, parent } = method.desc;
    const selector = `${parent.typeName}.${name}`;
    methods.add(selector);
    if (!options.serves(parent.typeName)) continue;
    const external = options.rules.get(selector);
    const rule = external?.rule ?? annotationOf(method.desc, contract.registry);
    if (rule) compiler.add(rule, method, external?.place);
    else if (options.bindUnannotated) compiler.add(defaultRuleOf(method), method);
  }
  for (const [selector, { place }] of options.rules) {
    if (!methods.has(selector)) compiler.faults.push(`${place}: ${selector} is no rpc of the contract`);
  }
  if (compiler.faults.length > 0) throw new RouteTableError(compiler.faults);
  return { routes: compiler.routes, trie: compiler.trie };
}

/** `GET /v1/products/{product_id}`: how a route is named in logs, metrics and errors. */
export function labelOf({ httpMethod, template }: Route): string {
  return `${httpMethod} ${template.text}`;
}

function methodsOf(contract: Contract): MethodContract[] {
  return [...contract.registry]
    .filter((desc): desc is DescService => desc.kind === "service")
    .flatMap((service) => service.methods.flatMap(({ name }) => contract.method(`/${service.typeName}/${name}`) ?? []));
}

function defaultRuleOf({ path }: MethodContract): HttpRuleMessage {
  return { pattern: { case: "post", value: path }, body: "*", responseBody: "", additionalBindings: [] };
}

class RouteCompiler {
  readonly trie = new RouteTrie<Route>();
  readonly routes: Route[] = [];
  readonly faults: string[] = [];
  readonly #options: CompileOptions;

  constructor(options: CompileOptions) {
    this.#options = options;
  }

  /** @param place where the rule stands, if not in the contract */
  add(rule: HttpRuleMessage, method: MethodContract, place?: string): void {
    for (const [i, binding] of [rule, ...rule.additionalBindings].entries()) {
      const fault = (problem: string) => {
        const where = place ?? placeOfRule(method.desc, i);
        this.faults.push(`${where}: ${nameOf(method)}: ${problem}`);
      };
      if (i > 0 && binding.additionalBindings.length > 0) {
        fault("additional_bindings must not hold additional_bindings");
      }
      const route = compileRule(binding, method, this.#options, fault);
      if (route) this.#register(route, fault);
    }
  }

  #register(route: Route, fault: (problem: string) => void): void {
    const other = this.trie.add(route.httpMethod, route.template, route);
    if (other) fault(`${labelOf(route)} has the same shape as ${labelOf(other)} of ${nameOf(other.method)}`);
    else this.routes.push(route);
  }
}

function nameOf(method: MethodContract): string {
  return method.path.slice(1);
}
