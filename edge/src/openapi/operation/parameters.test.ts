import assert from "node:assert/strict";
import { type Contract, loadContract } from "@souk/chassis/contract";
import { contractIn, kitchenWith } from "../../../test/support/kitchen.ts";
import { type CompileOptions, compileRoutes, STRICT } from "../../routing/compile-routes.ts";
import { createDocument } from "../document.ts";
import { isObject } from "../schema/schema.ts";
import type { Parameter } from "./parameters.ts";

function parametersOf(contract: Contract, path: string, method: string, options: CompileOptions = STRICT): Parameter[] {
  const settings = { omitDefaults: false, resumeFields: ["resume_token"], defaultAccess: "public" } as const;
  const own = loadContract();
  const { paths } = createDocument(compileRoutes(contract, options).routes, {
    ...settings,
    ...{ contract, own, comments: new Map() },
  });
  const operation = paths[path]?.[method];
  assert(isObject(operation), `${method} ${path} is not documented`);
  return (operation.parameters ?? []) as unknown as Parameter[];
}

const named = (parameters: readonly Parameter[], name: string) => parameters.find((one) => one.name === name);
const namesOf = (parameters: readonly Parameter[]) => parameters.map((one) => `${one.in} ${one.name}`);

describe("the parameters of an operation", () => {
  const query = parametersOf(contractIn("atlas"), "/q", "get");

  it("name fields of messages by their way, but of no message within itself", () => {
    assert.deepEqual(
      namesOf(query)
        .filter((name) => /item/i.test(name))
        .slice(0, 2),
      ["query byItem.itemId", "query byItem.count"],
    );
    assert(!namesOf(query).some((name) => /aChild|byItem\.inner/.test(name)));
  });

  it("are repeated for lists, have brackets for maps, and are JSON where they have any shape", () => {
    assert.deepEqual([named(query, "strings")?.style, named(query, "strings")?.explode], ["form", true]);
    assert.deepEqual([named(query, "stringMap")?.style, named(query, "stringMap")?.explode], ["deepObject", true]);
    assert.deepEqual(Object.keys((named(query, "aStruct")?.content ?? {}) as object), ["application/json"]);
    assert.equal(named(query, "items"), undefined, "a list of messages cannot stand in a query");
  });

  it("leave out what path or body set, and the other members of its oneof", () => {
    const member = parametersOf(contractIn("atlas"), "/t/member/{byName}", "get");
    assert(!namesOf(member).some((name) => name === "query byName" || name === "query byNumber"));
    const patch = parametersOf(contractIn("atlas"), "/books/{id}", "patch");
    assert.deepEqual(namesOf(patch), ["path id", "query updateMask", "query dryRun"]);
  });

  it("are lists in a path where that is allowed", () => {
    const rule = { pattern: { case: "get", value: "/v1/lists/{int64s}" } };
    const contract = kitchenWith({ EchoEverything: { rule } });
    const [list] = parametersOf(contract, "/v1/lists/{int64s}", "get", { ...STRICT, allowListsInPath: true });
    assert.deepEqual([list?.style, list?.explode, list?.schema?.type], ["simple", false, "array"]);
  });

  it("are headers where those mean something", () => {
    const kitchen = contractIn("kitchen");
    assert.deepEqual(headersOf(parametersOf(kitchen, "/v1/dishes/{dishId}", "delete")), ["If-Match"]);
    assert.deepEqual(headersOf(parametersOf(kitchen, "/v1/dishes/{dishId}:cook", "post")), [
      "If-Match",
      "Idempotency-Key",
    ]);
    assert.equal(named(parametersOf(kitchen, "/v1/dishes/{dishId}:cook", "post"), "Idempotency-Key")?.required, true);
    assert.deepEqual(
      headersOf(parametersOf(kitchen, "/v1/dishes", "post")),
      ["Idempotency-Key"],
      "nothing is there to match",
    );
    const watch = parametersOf(contractIn("streams"), "/v1/topics/{topic}:watch", "get");
    assert.deepEqual(headersOf(watch), ["Last-Event-ID"]);
  });
});

function headersOf(parameters: readonly Parameter[]): string[] {
  return parameters.filter((one) => one.in === "header").map(({ name }) => name);
}
