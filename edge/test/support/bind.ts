import { toJson } from "@bufbuild/protobuf";
import { bindRequest } from "../../src/binding/bind-request.ts";
import { bindHeaders, type HeaderValues } from "../../src/binding/header-fields.ts";
import { scanJson } from "../../src/protojson/scan-json.ts";
import { compileRoutes, STRICT } from "../../src/routing/compile-routes.ts";
import { kitchenContract } from "./kitchen.ts";

const contract = kitchenContract();
const lenientMethods = new Set(["kitchen.v1.KitchenService/GetDish"]);
const { trie } = compileRoutes(contract, { ...STRICT, lenientMethods });

const NO_HEADERS: HeaderValues = { ifMatch: undefined, idempotencyKey: undefined, first: () => undefined };

export interface BindInput {
  readonly body?: string;
  readonly headers?: Partial<HeaderValues>;
}

/** Binds `METHOD target` by the kitchen's rules and gives the rpc's request as JSON, without defaults. */
export function bind(requestLine: string, { body, headers }: BindInput = {}): unknown {
  const [httpMethod = "", target = ""] = requestLine.split(" ");
  const [path = "", query = ""] = target.split(/\?(.*)/s);
  const match = trie.match(httpMethod, path);
  if (!match) throw new Error(`no route for ${requestLine}`);
  const json = body === undefined ? undefined : scanJson(body);
  const parts = { httpMethod, pathValues: match.values, query, body: json };
  const options = { registry: contract.registry, ignoredParameters: new Set(["utm_source"]) };
  const message = bindRequest(match.target, parts, options);
  if (headers) bindHeaders(match.target, message, { ...NO_HEADERS, ...headers }, () => "made-id");
  return toJson(message.desc, message.message, { registry: contract.registry });
}
