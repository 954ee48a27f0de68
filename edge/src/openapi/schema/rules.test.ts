import assert from "node:assert/strict";
import { type DescMessage, fromJson, type JsonValue as ProtoJson } from "@bufbuild/protobuf";
import { createValidator } from "@bufbuild/protovalidate";
import { loadContract } from "@souk/chassis/contract";
import { ApiDocument } from "../../../test/support/api-document.ts";
import { contractIn } from "../../../test/support/kitchen.ts";
import { compileRoutes } from "../../routing/compile-routes.ts";
import { createDocument } from "../document.ts";
import { isObject, type JsonObject, type JsonValue } from "./schema.ts";

const contract = contractIn("rules");
const { registry } = contract;
const ruled = registry.getMessage("rules.v1.Ruled") as DescMessage;
const validator = createValidator({ registry });
const document = new ApiDocument(
  createDocument(compileRoutes(contract).routes, {
    ...{ contract, own: loadContract(), comments: new Map() },
    ...{ omitDefaults: false, resumeFields: [], defaultAccess: "deny" },
  }),
);
const BODY = ["paths", "/v1/rules", "post", "requestBody", "content", "application/json"];
const example = document.at(BODY).example as JsonObject;

/** Values around the edges of a rule. */
const VALUES: Readonly<Record<string, readonly JsonValue[]>> = {
  slug: ["", "a", "a-b", "A"],
  exact: ["", "ab", "abc", "äöü", "abcd"],
  within: ["", "1234", "12345", "123456789", "1234567890"],
  only: ["", "this", "that"],
  oneOf: ["", "a", "c"],
  noneOf: ["", "text", "x", "y"],
  around: ["", "a.(m)+z", "a.+z", "a(m)+z", "a.(m)z"],
  mail: ["a@b.example", "a"],
  id: ["8d8ac610-566d-4ef0-9c22-186b2a5ed793", "8d8ac610"],
  link: ["https://example.com/a", "no link"],
  later: ["", "a", "ab"],
  free: ["", "a"],
  above: [0, 1, -1],
  between: [0, 4, 5, 7, 8],
  outside: [0, 3, 5, 10, 11],
  ratio: [0, 0.5, 1, 1.5, -0.5],
  wideOnly: ["0", "3", "5"],
  positive: ["0", "1", "-1"],
  sure: [false, true],
  blob: ["", "AAAA", "AAAAAA==", "AAAAAAAA", "AAAAAAAAAAAA"],
  shade: ["SHADE_UNSPECIFIED", "SHADE_LIGHT", "SHADE_DARK"],
  tags: [[], ["a"], ["a", "b"], ["a", "a"], ["a", ""], ["a", "b", "c", "d"]],
  counts: [{}, { k1: 7 }, { k1: 6 }, { x: 7 }, { k1: 7, k2: 7, k3: 7 }],
  wrapped: ["", "12345", "123456"],
  maybe: ["", "a", "ab"],
  inner: [{}, { name: "" }, { name: "a" }],
};
/** What only the rules can say of bytes: base64 goes by threes. */
const COARSE = new Set(["blob"]);

describe("a rule of a field", () => {
  before(() => assert.deepEqual([fitsSchema(example), fitsRules(example)], [true, true]));

  for (const [name, values] of Object.entries(VALUES)) {
    for (const value of [...values, undefined]) {
      it(`means the same in the schema of ${name}, for ${JSON.stringify(value)}`, () => {
        const { [name]: _, ...others } = example;
        const body = value === undefined ? others : { ...others, [name]: value };
        const [inSchema, byRules] = [fitsSchema(body), fitsRules(body)];
        if (!COARSE.has(name)) assert.equal(inSchema, byRules);
        else assert(inSchema || !byRules, "the schema refuses what the rules take");
      });
    }
  }

  it("is told where no keyword says it", () => {
    const { wide } = (document.at([...BODY, "schema"]).properties ?? {}) as Readonly<Record<string, JsonObject>>;
    assert.deepEqual([wide?.["x-minimum"], wide?.pattern], ["100", "^(?:[1-9][0-9]{0,19})$"]);
    assert.equal(example.wide, "100");
  });

  it("may want one member of a oneof", () => {
    const choices = ["paths", "/v1/choices", "post", "requestBody", "content", "application/json"];
    for (const body of [{}, { byName: "a", byNumber: 1 }]) assert.equal(fitsSchema(body, choices), false);
    for (const body of [{ byName: "a" }, { byNumber: 1 }]) assert.equal(fitsSchema(body, choices), true);
  });
});

describe("a field", () => {
  const { properties } = document.at([...BODY, "schema"]) as { properties: Readonly<Record<string, JsonObject>> };

  it("that others fill is not in the document", () => assert.equal(properties.owner, undefined));

  it("of replies only is read only", () => assert.equal(properties.given?.readOnly, true));

  it("of old is deprecated, and so is an rpc", () => {
    assert.equal(properties.old?.deprecated, true);
    for (const path of ["/v1/oldRules", "/v1/counts"])
      assert.equal(document.at(["paths", path, "get"]).deprecated, true);
  });
});

function fitsSchema(body: JsonObject, content = BODY): boolean {
  try {
    document.expectFit([...content, "schema"], body);
    return true;
  } catch (error) {
    if (isObject(error) && error.code === "ERR_ASSERTION") return false;
    throw error;
  }
}

function fitsRules(body: JsonObject): boolean {
  const message = fromJson(ruled, { ...body, owner: "user-1" } as ProtoJson, { registry });
  return validator.validate(ruled, message).kind === "valid";
}
