import assert from "node:assert/strict";
import { create, type DescMessage, fromJson, type Message, type JsonValue as ProtoJson } from "@bufbuild/protobuf";
import { createValidator } from "@bufbuild/protovalidate";
import { type Contract, loadContract } from "@souk/chassis/contract";
import { remembersCalls } from "../../src/binding/header-fields.ts";
import type { JsonObject, OpenApiDocument } from "../../src/openapi/schema/schema.ts";
import { compileRoutes, labelOf } from "../../src/routing/compile-routes.ts";
import type { Route } from "../../src/routing/route.ts";
import { ApiDocument, type DocumentedParameter, type Operation } from "../support/api-document.ts";
import { requestFrom } from "../support/api-request.ts";
import { startEdgeBefore, type TestEdge } from "../support/edge.ts";
import { type HttpReply, sendHttp } from "../support/http-client.ts";
import { contractIn } from "../support/kitchen.ts";
import { type Fields, type StreamUpstream, startStreamUpstream } from "../support/stream-upstream.ts";

const CONTRACTS: Readonly<Record<string, () => Contract>> = {
  "the shop": loadContract,
  ...Object.fromEntries(["kitchen", "streams", "atlas", "wire", "rules"].map((name) => [name, () => contractIn(name)])),
};
const ONLY_OF_COPIES = "Idempotency-Replayed";
const STREAM_TYPES = ["application/x-ndjson", "text/event-stream"];

for (const [name, load] of Object.entries(CONTRACTS)) {
  describe(`every operation in the document of ${name}`, function () {
    this.timeout(60_000);
    const contract = load();
    const { routes, trie } = compileRoutes(contract);
    const validator = createValidator({ registry: contract.registry });
    let edge: TestEdge<StreamUpstream>;
    let document: ApiDocument;

    before(async () => {
      edge = await startEdgeBefore(await startStreamUpstream(contract), contract, { defaultAccess: "public" });
      document = new ApiDocument((await edge.send("GET", "/openapi.json")).json as OpenApiDocument);
    });
    after(() => edge.stop());

    function routeOf(operation: Operation): Route {
      const { path } = requestFrom(operation, operation.parameters, undefined);
      const route = trie.match(operation.method, path.split("?")[0] as string)?.target;
      assert(route, `${operation.method} ${path} is no route`);
      return route;
    }

    it("is a route, and every route is one", () => {
      const documented = new Set(document.operations().map(routeOf));
      const missing = routes.filter((route) => !documented.has(route)).map(labelOf);
      assert.deepEqual(missing, []);
      for (const operation of document.operations()) {
        assert.match(operation.id, new RegExp(`_${routeOf(operation).method.desc.name}(?:_[0-9]+)?$`));
      }
    });

    it("has examples that fit", () => {
      for (const { place, parameters, json } of document.operations()) {
        const plain = [...parameters.entries()].filter(([, { content }]) => !content);
        for (const [i, { example }] of plain)
          document.expectFit([...place, "parameters", String(i), "schema"], example);
        expectExamplesFit([...place, "requestBody"], (json.requestBody ?? {}) as JsonObject);
        const successes = Object.entries(json.responses as JsonObject).filter(([status]) => status < "300");
        for (const [status, one] of successes) expectExamplesFit([...place, "responses", status], one as JsonObject);
      }
    });

    function expectExamplesFit(place: readonly string[], { content = {} }: JsonObject): void {
      for (const [type, media] of Object.entries(content as JsonObject)) {
        document.expectFit([...place, "content", type, "schema"], (media as JsonObject).example);
      }
    }

    it("takes the request that its examples make, and answers as its schemas say", async () => {
      for (const operation of document.operations()) {
        const isForgotten = !remembersCalls(routeOf(operation)); // then a key needs the store that this edge has not
        for (const [parameters, body, accept] of variantsOf(operation)) {
          if (isForgotten && parameters.some(({ name }) => name === "Idempotency-Key")) continue;
          await exchange(operation, parameters, body, accept);
        }
      }
    });

    it("names the headers of its refusals, all of them", async () => {
      // an empty stream of requests has nothing to refuse
      const refusing = document.operations().filter((of) => !/client|bidi/.test(routeOf(of).method.desc.methodKind));
      for (const operation of refusing) {
        await expectHeadersNamed(operation, 401, "Bearer none");
        await expectHeadersNamed(operation, 400, `Bearer ${edge.keys.token("admin")}`);
      }
    });

    async function expectHeadersNamed(operation: Operation, status: number, authorization: string): Promise<void> {
      const { method, place } = operation;
      const required = operation.parameters.filter((parameter) => parameter.required);
      const target = new URL(requestFrom(operation, required, undefined).path, "http://edge");
      target.searchParams.set("no_such_parameter", "1");
      const path = target.pathname + target.search;
      const answer = await sendHttp({ port: edge.port, method, path, headers: { authorization } });
      assert.equal(answer.status, status, `${method} ${path}`);
      const { headers = {} } = document.at([...place, "responses", String(status)]);
      const named = Object.keys(headers as JsonObject).map((name) => name.toLowerCase());
      const has = (name: string) => answer.headers[name] !== undefined;
      const told = ["ratelimit", "ratelimit-policy", "deprecation", "sunset"].filter(has);
      assert.deepEqual(
        [named.filter((name) => !has(name)), told.filter((name) => !named.includes(name))],
        [[], []],
        path,
      );
    }

    async function exchange(
      operation: Operation,
      parameters: readonly DocumentedParameter[],
      body: string | undefined,
      accept: string,
    ): Promise<void> {
      const { method, id } = operation;
      const request = requestFrom(operation, parameters, body);
      const reply = replyExample(operation);
      edge.upstream.answer(async function* (call) {
        for await (const _ of call.requests);
        yield messageOf(routeOf(operation), reply, contract);
      });
      const headers = { ...request.headers, accept, authorization: `Bearer ${edge.keys.token("admin")}` };
      const answer = await sendHttp({ port: edge.port, method, path: request.path, headers, body: request.body });
      const what = `${id}: ${method} ${request.path} ${request.body ?? ""} → ${answer.status} ${answer.text}`;
      const [status] = Object.keys(operation.json.responses as JsonObject);
      assert.equal(String(answer.status), status, what);
      const [call] = edge.upstream.calls;
      assert(call && id.includes(`_${call.path.split("/")[2]}`), what);
      for (const message of call.seen) expectValid(call.path, message);
      expectDocumented(operation, answer);
    }

    function expectValid(path: string, message: Fields): void {
      const result = validator.validate(contract.method(path)?.desc.input as DescMessage, message);
      assert.equal(result.kind, "valid", `${path}: ${result.error?.message}`);
    }

    function expectDocumented({ place, method }: Operation, answer: HttpReply): void {
      const at = [...place, "responses", String(answer.status)];
      const { headers = {}, content } = document.at(at);
      for (const header of Object.keys(headers as JsonObject).filter((name) => name !== ONLY_OF_COPIES)) {
        assert.notEqual(answer.headers[header.toLowerCase()], undefined, `${at.join(" ")}: no ${header}`);
      }
      if (method === "HEAD" || !content) return;
      const type = answer.headers["content-type"] as string;
      const documented = Object.keys(content as JsonObject).includes(type) ? type : "*/*";
      for (const value of valuesIn(type, documented, answer.text)) {
        document.expectFit([...at, "content", documented, "schema"], value);
      }
    }
  });
}

type Variant = readonly [parameters: readonly DocumentedParameter[], body: string | undefined, accept: string];

/** What is required alone; that with each parameter more; each form of the body; each form of the answer. */
function variantsOf({ parameters, json }: Operation): Variant[] {
  const required = parameters.filter((parameter) => parameter.required);
  const bodies = Object.keys(((json.requestBody as JsonObject | undefined)?.content ?? {}) as JsonObject);
  const accepts = Object.keys(
    ((Object.values(json.responses as JsonObject)[0] as JsonObject).content ?? {}) as JsonObject,
  );
  const [body] = bodies;
  const [accept = "*/*"] = accepts;
  return [
    [required, body, accept],
    ...parameters.filter((one) => !one.required).map((one): Variant => [[...required, one], body, accept]),
    ...bodies.slice(1).map((other): Variant => [required, other, accept]),
    ...accepts.slice(1).map((other): Variant => [required, body, other]),
  ];
}

/** The example of a reply, of whatever form. */
function replyExample({ json }: Operation): unknown {
  const { content = {} } = Object.values(json.responses as JsonObject)[0] as JsonObject;
  const media = Object.entries(content as JsonObject).map(
    ([type, one]) => [type, (one as JsonObject).example] as const,
  );
  const [type, example] = media[0] ?? ["", {}];
  return type === STREAM_TYPES[0] ? (example as JsonObject).result : example;
}

/** The rpc's reply that the route shows as this JSON. */
function messageOf({ method, responseField, pageFields }: Route, json: unknown, { registry }: Contract): Message {
  const { output } = method.desc;
  const shown = responseField ? responseField.message : output;
  if (shown?.typeName === "google.api.HttpBody" && typeof json === "string") {
    const content = { contentType: "text/plain", data: Buffer.from(json) };
    return create(output, (responseField ? { [responseField.localName]: content } : content) as never);
  }
  const beside = pageFields ? { [pageFields.inReply.jsonName]: "more" } : {};
  const whole = responseField ? { ...beside, [responseField.jsonName]: json } : json;
  return fromJson(output, whole as ProtoJson, { registry });
}

function valuesIn(type: string, documented: string, text: string): unknown[] {
  if (documented === "*/*") return [text];
  if (type === STREAM_TYPES[0]) return text.split("\n").flatMap((line) => (line === "" ? [] : [JSON.parse(line)]));
  if (type !== STREAM_TYPES[1]) return [JSON.parse(text)];
  return [...text.matchAll(/^data: (.*)$/gm)].map(([, data = ""]) => JSON.parse(data));
}
