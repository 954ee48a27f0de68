import type { DescMessage, Message } from "@bufbuild/protobuf";
import { loadContract } from "@souk/chassis/contract";
import { Faults } from "../protojson/faults.ts";
import { formatPath, type JsonPath } from "../protojson/json-path.ts";
import { readMessage } from "../protojson/read-message.ts";
import type { Json } from "../protojson/scan-json.ts";
import { StartFault } from "../start-fault.ts";
import type { HttpRuleMessage } from "./http-rules.ts";
import { YamlJson } from "./yaml-json.ts";

/** A rule from outside the contract, and where it stands: `rules.yaml:3:5`. */
export interface ExternalRule {
  readonly rule: HttpRuleMessage;
  readonly place: string;
}

/** By the rpc's full name, `pkg.Service.Method`. */
export type ExternalRules = ReadonlyMap<string, ExternalRule>;

/** Everything that is wrong with a file of rules. */
export class RulesFileError extends StartFault {
  constructor(faults: readonly string[]) {
    super("The file of HTTP rules has faults", faults);
  }
}

/** google.api.Service, whose other members say nothing of rules. */
const SERVICE_MEMBERS: ReadonlySet<string> = new Set(
  (
    "type config_version configVersion name title producer_project_id producerProjectId id apis types enums documentation " +
    "backend quota authentication context usage endpoints control logs metrics monitored_resources monitoredResources " +
    "billing logging monitoring system_parameters systemParameters source_info sourceInfo publishing"
  ).split(" "),
);

/**
 * Reads `http: {rules: […]}` of a google.api.Service in YAML or JSON. Of several rules for one rpc the last one counts.
 *
 * @param name how the file is called in faults
 * @throws RulesFileError
 */
export function readRulesFile(text: string, name: string): ExternalRules {
  const yaml = new YamlJson(text);
  refuse([...new Set(yaml.faults().map(({ place, problem }) => `${name}:${place}: ${problem}`))]);
  const faults = new PlacedFaults((path) => `${name}:${yaml.placeOf(path)}`, yaml.json());
  const http = httpOf(yaml.json(), faults);
  const rules = new Map<string, ExternalRule>();
  for (const [i, rule] of (http?.rules ?? []).entries()) {
    const path = ["http", "rules", i];
    if (rule.selector === "") faults.add(path, "has no selector, such as souk.catalog.v1.CatalogService.GetProduct");
    rules.set(rule.selector, { rule, place: `${name}:${yaml.placeOf(path)}` });
  }
  refuse(faults.texts);
  return rules;
}

/** google.api.Http as protobuf-es gives it. */
type HttpMessage = Message & { readonly rules: readonly (HttpRuleMessage & { readonly selector: string })[] };

function httpOf(json: Json, faults: PlacedFaults): HttpMessage | undefined {
  const members = json instanceof Map ? json : new Map<string, Json>();
  for (const key of members.keys()) {
    if (key !== "http" && !SERVICE_MEMBERS.has(key)) faults.add([key], "is no key of google.api.Service");
  }
  const content = members.get("http");
  if (content === undefined) {
    if (faults.texts.length === 0) faults.add([], 'must hold the key http, such as "http: {rules: []}"');
    return undefined;
  }
  const { registry } = loadContract();
  const context = { registry, faults, path: ["http"], isLenient: false };
  let http: Message | undefined;
  faults.collect(["http"], () => {
    http = readMessage(registry.getMessage("google.api.Http") as DescMessage, content, context);
  });
  return http as HttpMessage | undefined;
}

/** Faults with their places in the file, and the selector of the rule that they are in. */
class PlacedFaults extends Faults {
  readonly texts: string[] = [];
  readonly #placeOf: (path: JsonPath) => string;
  readonly #json: Json;

  constructor(placeOf: (path: JsonPath) => string, json: Json) {
    super();
    this.#placeOf = placeOf;
    this.#json = json;
  }

  override add(path: JsonPath, description: string): void {
    const selector = selectorAt(this.#json, path);
    const rule = selector === undefined ? "" : `${selector}: `;
    this.texts.push(`${this.#placeOf(path)}: ${rule}${formatPath(path) || "the file"} ${description}`);
  }
}

/** Of `http.rules[i]`, around whatever the path leads to. */
function selectorAt(json: Json, [http, rules, index]: JsonPath): string | undefined {
  if (http !== "http" || rules !== "rules" || typeof index !== "number") return undefined;
  const rule = member(member(json, "http"), "rules");
  const selector = Array.isArray(rule) ? member(rule[index], "selector") : undefined;
  return typeof selector === "string" ? selector : undefined;
}

function member(json: Json | undefined, name: string): Json | undefined {
  return json instanceof Map ? json.get(name) : undefined;
}

function refuse(faults: readonly string[]): void {
  if (faults.length > 0) throw new RulesFileError(faults);
}
