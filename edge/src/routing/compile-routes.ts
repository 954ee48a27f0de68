import type { DescService } from "@bufbuild/protobuf";
import type { Contract, MethodContract } from "@souk/chassis/contract";
import { nearest } from "../protojson/nearest.ts";
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
  /** The services that get routes, by full name; where none is named, all do. */
  readonly services: ReadonlySet<string>;
  /** Whether an rpc without a rule gets `POST /pkg.Service/Method` with its whole request as body. */
  readonly bindUnannotated: boolean;
}

export const STRICT: CompileOptions = {
  allowListsInPath: false,
  lenientMethods: new Set(),
  rules: new Map(),
  services: new Set(),
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
  const { rules, services, bindUnannotated } = options;
  const compiler = new RouteCompiler(options);
  const methods = methodsOf(contract);
  for (const method of methods) {
    const { parent } = method.desc;
    if (services.size > 0 && !services.has(parent.typeName)) continue;
    const external = rules.get(selectorOf(method));
    const rule = external?.rule ?? annotationOf(method.desc, contract.registry);
    if (rule) compiler.add(rule, method, external?.place);
    else if (bindUnannotated) compiler.add(defaultRuleOf(method), method);
  }
  compiler.faults.push(...unknownNames(methods, options));
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

/** What the options name and the contract does not have. */
function unknownNames(methods: readonly MethodContract[], options: CompileOptions): string[] {
  const selectors = new Set(methods.map(selectorOf));
  const services = new Set(methods.map(({ desc }) => desc.parent.typeName));
  const rpcs = new Set(methods.map(nameOf));
  const unknown = (
    what: string,
    names: Iterable<string>,
    known: ReadonlySet<string>,
    placeOf = (name: string) => name,
  ) =>
    [...names]
      .filter((name) => !known.has(name))
      .map((name) => {
        const meant = nearest(name, known);
        return `${placeOf(name)}: is no ${what} of the contract${meant ? `; did you mean ${meant}?` : ""}`;
      });
  return [
    ...unknown("rpc", options.rules.keys(), selectors, (name) => `${options.rules.get(name)?.place}: ${name}`),
    ...unknown("service", options.services, services),
    ...unknown("rpc", options.lenientMethods, rpcs),
  ];
}

function selectorOf({ desc }: MethodContract): string {
  return `${desc.parent.typeName}.${desc.name}`;
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
