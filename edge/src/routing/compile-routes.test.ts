import assert from "node:assert/strict";
import { loadContract } from "@souk/chassis/contract";
import { kitchenContract, kitchenWith } from "../../test/support/kitchen.ts";
import { compileRoutes, labelOf, RouteTableError, STRICT } from "./compile-routes.ts";

const get = (value: string, more: object = {}) => ({ pattern: { case: "get", value }, ...more });
const post = (value: string, more: object = {}) => ({ pattern: { case: "post", value }, ...more });
const custom = (kind: string, path: string) => ({ pattern: { case: "custom", value: { kind, path } } });

const labels = (rules: Parameters<typeof kitchenWith>[0], options = STRICT) =>
  compileRoutes(kitchenWith(rules), options).routes.map(labelOf);

describe("the rules of the contract", () => {
  it("make a route each, with those of additional_bindings", () => {
    const { routes } = compileRoutes(kitchenContract());
    assert.equal(routes.length, 19);
    assert.deepEqual(routes.slice(0, 2).map(labelOf), ["GET /v1/dishes/{dish_id}", "GET /v1/{name=menus/*/dishes/**}"]);
  });

  it("of the project can all be served", () => {
    assert.ok(compileRoutes(loadContract()).routes.length >= 10);
  });

  it("leave out an rpc without an annotation", () => {
    assert.deepEqual(labels({}), []);
    assert.ok(compileRoutes(kitchenContract()).routes.every((route) => route.method.desc.name !== "Hidden"));
  });

  it("may name any method, or every one", () => {
    const bindings = { additionalBindings: [custom("REPORT", "/b")] };
    assert.deepEqual(labels({ GetDish: { rule: { ...custom("*", "/a"), ...bindings } } }), ["* /a", "REPORT /b"]);
  });

  it("may have a body for DELETE", () => {
    const rule = { pattern: { case: "delete", value: "/a" }, body: "*" };
    assert.deepEqual(labels({ DeleteDish: { rule } }), ["DELETE /a"]);
  });

  it("may have the same shape for another method", () => {
    assert.deepEqual(labels({ GetDish: { rule: get("/a/{dish_id}") }, CookDish: { rule: post("/a/{dish_id}") } }), [
      "GET /a/{dish_id}",
      "POST /a/{dish_id}",
    ]);
  });

  const refused: [rule: string, rpc: string, http: object, message: RegExp][] = [
    ["a template that breaks the grammar", "GetDish", get("/a//b"), /GetDish: \/a\/\/b: column 4: expected a segment/],
    ["a variable that is no field", "GetDish", get("/{nope}"), /nope leads to no field of kitchen.v1.GetDishRequest/],
    ["a variable through a scalar", "GetDish", get("/{dish_id.x}"), /leads to no field/],
    ["a variable that is a list", "EchoEverything", get("/{strings}"), /strings names a repeated field/],
    ["a variable that is a map", "EchoEverything", get("/{string_map}"), /string_map names a map/],
    ["a variable that is a message", "EchoEverything", get("/{a_child}"), /a_child names a message/],
    ["a variable that is a Struct", "EchoEverything", get("/{a_struct}"), /a_struct names a message/],
    ["a body for GET", "GetDish", get("/a", { body: "*" }), /GET must not have a body/],
    ["a body for HEAD", "GetDish", { ...custom("HEAD", "/a"), body: "*" }, /HEAD must not have a body/],
    ["a body that is no field", "CookDish", post("/a", { body: "nope" }), /body nope leads to no field/],
    ["a body through a list", "EchoEverything", post("/a", { body: "items.count" }), /leads to no field/],
    ["a response_body that is no field", "GetDish", get("/a", { responseBody: "nope" }), /nope is no field/],
    ["a response_body inside a message", "GetDish", get("/a", { responseBody: "dish.title" }), /is no field/],
    ["no path", "GetDish", {}, /has no path/],
    ["a custom kind in small letters", "GetDish", custom("get", "/a"), /custom kind/],
    ["an empty custom kind", "GetDish", custom("", "/a"), /custom kind/],
    [
      "bindings within bindings",
      "GetDish",
      get("/a", { additionalBindings: [get("/b", { additionalBindings: [get("/c")] })] }),
      /must not hold/,
    ],
    [
      "the same shape twice in one rpc",
      "GetDish",
      get("/a/{dish_id}", { additionalBindings: [get("/a/{name}")] }),
      /same shape as GET \/a\/\{dish_id\} of kitchen/,
    ],
    ["a Location that names no field", "CreateDish", post("/a", { body: "dish" }), /Location .*dish_id/],
  ];
  for (const [rule, rpc, http, message] of refused) {
    it(`are refused with ${rule}`, () => {
      assert.throws(
        () => labels({ [rpc]: { rule: http } }),
        (error) => error instanceof RouteTableError && message.test(error.message),
      );
    });
  }

  it("are refused with the same shape in two rpcs, which are both named", () => {
    const rules = {
      GetDish: { rule: get("/a/{dish_id}/x") },
      ListDishes: { rule: get("/{page_token=a/*}/x") },
    };
    assert.throws(
      () => labels(rules),
      /ListDishes: GET \/\{page_token=a\/\*\}\/x has the same shape as GET \/a\/\{dish_id\}\/x of .*GetDish/,
    );
  });

  it("are refused all at once", () => {
    const rules = { GetDish: { rule: get("a") }, ListDishes: { rule: get("b") } };
    assert.throws(
      () => labels(rules),
      (error) => (error as RouteTableError).faults.length === 2,
    );
  });

  it("are refused without a method_policy, unless every rpc is public", () => {
    const rules = { GetDish: { rule: get("/a"), policy: false } } as const;
    assert.throws(() => labels(rules), /no method_policy/);
    assert.deepEqual(labels(rules, { ...STRICT, allowMissingPolicy: true }), ["GET /a"]);
  });

  it("may have a list for a variable where that is allowed", () => {
    const rules = { EchoEverything: { rule: get("/{strings}") } };
    assert.deepEqual(labels(rules, { ...STRICT, allowListsInPath: true }), ["GET /{strings}"]);
  });
});
