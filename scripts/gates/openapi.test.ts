import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { create, fromBinary, toBinary } from "@bufbuild/protobuf";
import { FileDescriptorSetSchema, SourceCodeInfo_LocationSchema, SourceCodeInfoSchema } from "@bufbuild/protobuf/wkt";
import type { OpenApiDocument } from "@souk/edge/openapi";
import { parse } from "yaml";
import { IMAGE, OPENAPI } from "../contract/generate.ts";
import { ROOT } from "../kit/paths.ts";
import { readFacts } from "./contract-facts.ts";
import { isTestFile, listFiles } from "./files.ts";
import { findNamedReasonFaults } from "./named-reasons.ts";
import { findDocumentBreaks } from "./openapi-breaking.ts";
import { findDocumentFaults } from "./openapi-lint.ts";

const text = readFileSync(join(ROOT, OPENAPI), "utf8");
// biome-ignore lint/suspicious/noExplicitAny: changes reach into a document of any shape
type Change = (document: any) => void;

function changed(change: Change): OpenApiDocument {
  const document = parse(text);
  change(document);
  return document;
}

const PRODUCTS = "/v1/products";
const PRODUCT = "/v1/products/{productId}";
const SCHEMA = "souk.catalog.v1.Product";

describe("breaks of the OpenAPI document", () => {
  const released = changed(() => undefined);
  const breaks = (change: Change) => findDocumentBreaks(released, changed(change));

  const cases: [what: string, change: Change, told: RegExp][] = [
    [
      "an operation that is gone",
      (d) => delete d.paths[PRODUCT].get,
      /^GET \/v1\/products\/\{productId\}: the operation is gone$/,
    ],
    [
      "another operationId",
      (d) => (d.paths[PRODUCT].get.operationId = "X"),
      /operationId changed.*CatalogService_GetProduct → X/,
    ],
    [
      "a parameter that is gone",
      (d) => d.paths[PRODUCTS].get.parameters.shift(),
      /the parameter pageSize \(query\) is gone/,
    ],
    [
      "a parameter that is required now",
      (d) => (d.paths[PRODUCTS].get.parameters[0].required = true),
      /pageSize \(query\) is required now/,
    ],
    [
      "a new one that is required",
      (d) => d.paths[PRODUCTS].get.parameters.push({ name: "x", in: "query", required: true, schema: {} }),
      /the parameter x \(query\) is new, and required/,
    ],
    [
      "a tighter bound",
      (d) => (d.paths[PRODUCTS].get.parameters[0].schema.maximum = 99),
      /maximum is tighter: 100 → 99/,
    ],
    [
      "another type",
      (d) => (d.paths[PRODUCTS].get.parameters[0].schema.type = "string"),
      /type changed: "integer" → "string"/,
    ],
    [
      "a body that is required now",
      (d) => (d.paths["/v1/importJobs"].post.requestBody.required = "now"),
      /a body is required now/,
    ],
    [
      "a body type that is gone",
      (d) => delete d.paths[PRODUCTS].post.requestBody.content["application/json"],
      /the body is no application\/json any more/,
    ],
    [
      "a field that is not taken any more",
      (d) => delete d.components.schemas[`${SCHEMA}-input`].properties.brand,
      /the body: brand is gone/,
    ],
    [
      "a field that is required now",
      (d) => d.components.schemas[`${SCHEMA}-input`].required.push("brand"),
      /the body: brand is required now/,
    ],
    [
      "a field that is not told any more",
      (d) => delete d.components.schemas[SCHEMA].properties.brand,
      /the answer: products\[\]: brand is gone/,
    ],
    [
      "a field that may be absent now",
      (d) => d.components.schemas[SCHEMA].required.pop(),
      /the answer: \w+ may be absent now/,
    ],
    [
      "a name that is not taken any more",
      (d) => d.components.schemas["souk.catalog.v1.ProductState"].enum.pop(),
      /"PRODUCT_STATE_ARCHIVED" is not taken any more/,
    ],
    [
      "another status of success",
      (d) => (d.paths[PRODUCTS].post.responses = { 200: {} }),
      /status of a success changed: 201 → 200/,
    ],
    [
      "a header that is gone",
      (d) => delete d.paths[PRODUCTS].post.responses[201].headers.Location,
      /the header Location of the answer is gone/,
    ],
    [
      "a stream's form that is gone",
      (d) => delete d.paths["/v1/products:watch"].get.responses[200].content["text/event-stream"],
      /the answer is no text\/event-stream any more/,
    ],
  ];
  for (const [what, change, told] of cases) {
    it(`are: ${what}`, () => assert.match(breaks(change).join("\n"), new RegExp(told, "m")));
  }

  it("are none where something is added, or may be left out", () => {
    const change: Change = (d) => {
      d.paths["/v1/new"] = { get: {} };
      d.paths[PRODUCTS].get.parameters.push({ name: "x", in: "query", schema: {} });
      d.components.schemas[SCHEMA].properties.more = { type: "string" };
      d.components.schemas[`${SCHEMA}-input`].required = [];
      d.components.schemas["souk.catalog.v1.ProductState"].enum.push("PRODUCT_STATE_NEW");
      d.paths[PRODUCTS].get.parameters[0].schema.maximum = 1000;
      d.info.title = "Other";
    };
    assert.deepEqual(breaks(change), []);
  });
});

describe("the OpenAPI document of the shop", () => {
  it("has every annotation of the contract, and nothing else", () => {
    const { rpcs } = readFacts(readFileSync(join(ROOT, IMAGE)));
    const annotated = rpcs.flatMap(({ bindings }) => bindings.map(({ method, path }) => `${method} ${path}`));
    const documented = Object.entries(parse(text).paths).flatMap(([path, item]) =>
      Object.keys(item as object).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const shape = (label: string) => label.replace(/\{[^}]*\}/g, "{}");
    assert.deepEqual(documented.map(shape).sort(), annotated.map(shape).sort());
  });
});

describe("the lint of the OpenAPI document", () => {
  it("tells what spectral finds, with its place", async () => {
    const document = changed((d) => (d.paths[PRODUCT].get.parameters[0].example = 7));
    const [fault, ...others] = await findDocumentFaults(document);
    assert.match(
      fault ?? "",
      /^paths › \/v1\/products\/\{productId\} › get › parameters › 0 › example: .*\(oas3-valid-media-example\)$/,
    );
    assert.deepEqual(others, []);
  });
});

describe("each reason in the document", () => {
  const documented = Object.keys(parse(text).components.examples).map(
    (name) => name.split(".").find(isReason) as string,
  );
  const tests = listFiles(ROOT).filter(
    (file) => isTestFile(file) && file.endsWith(".ts") && !file.endsWith("openapi.test.ts"),
  );
  const words = new Set(
    tests.flatMap((file) => readFileSync(join(ROOT, file), "utf8").match(/\b[A-Z][A-Z_]+\b/g) ?? []),
  );

  for (const reason of new Set(documented)) {
    it(`is what some test gets: ${reason}`, () => assert(words.has(reason), `no test names ${reason}`));
  }
});

function isReason(part: string): boolean {
  return /^[A-Z_]+$/.test(part);
}

describe("reasons that rpcs name", () => {
  /** The contract with this comment above its first rpc. */
  function commented(leadingComments: string): Uint8Array {
    const set = fromBinary(FileDescriptorSetSchema, readFileSync(join(ROOT, IMAGE)));
    const file = set.file.find(({ name }) => name === "souk/catalog/v1/catalog_service.proto");
    assert(file);
    const location = create(SourceCodeInfo_LocationSchema, { path: [6, 0, 2, 0], span: [0, 0, 0], leadingComments });
    file.sourceCodeInfo = create(SourceCodeInfoSchema, { location: [location] });
    return toBinary(FileDescriptorSetSchema, set);
  }
  const faults = (comment: string) => findNamedReasonFaults(commented(comment)).join("\n");

  it("exist, in its package or among the shared ones", () => {
    assert.equal(faults(" GetProduct returns one.\n Errors: SLUG_TAKEN when it is late, INTERNAL; UNAVAILABLE.\n"), "");
    const unknown =
      "souk.catalog.v1.CatalogService.GetProduct: STOCK_NOT_FOUND is no reason of souk.catalog.v1 or souk.type.v1";
    assert.equal(faults(" GetProduct returns one.\n Errors: SLUG_TAKEN, STOCK_NOT_FOUND.\n"), unknown);
  });

  it("are named where a comment speaks of errors", () => {
    assert.match(faults(" GetProduct returns one.\n Errors: many.\n"), /GetProduct: names no reason behind "Errors:"/);
  });
});
