import assert from "node:assert/strict";
import { fromBinary, toBinary } from "@bufbuild/protobuf";
import { FileDescriptorSetSchema } from "@bufbuild/protobuf/wkt";
import { loadContract } from "@souk/chassis/contract";
import { contractIn, kitchenContract, kitchenImage, kitchenWith } from "../../test/support/kitchen.ts";
import { compileRoutes, labelOf, RouteTableError, STRICT } from "./compile-routes.ts";

const get = (value: string, more: object = {}) => ({ pattern: { case: "get", value }, ...more });
const post = (value: string, more: object = {}) => ({ pattern: { case: "post", value }, ...more });
const custom = (kind: string, path: string) => ({ pattern: { case: "custom", value: { kind, path } } });

const labels = (rules: Parameters<typeof kitchenWith>[0], options = STRICT) =>
  compileRoutes(kitchenWith(rules), options).routes.map(labelOf);

describe("the rules of the contract", () => {
  it("make a route each, with those of additional_bindings", () => {
    const { routes } = compileRoutes(kitchenContract());
    assert.equal(routes.length, 20);
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

  it("are refused with the file, its line, the rpc and the column", () => {
    assert.throws(
      () => labels({ GetDish: { rule: get("/a/{dish_id}/{nope}") } }),
      /^ {2}kitchen\/v1\/kitchen_service.proto:21: kitchen.v1.KitchenService\/GetDish: .*: column 15: the path variable nope/m,
    );
  });

  it("are refused with everything that is wrong with one of them", () => {
    const rule = get("/a/{nope}", { body: "*", responseBody: "nope", additionalBindings: [get("b")] });
    assert.throws(
      () => labels({ GetDish: { rule } }),
      (error) => (error as RouteTableError).faults.length === 4,
    );
  });

  it("are refused with a service or a lenient rpc that there is not", () => {
    const services = new Set(["kitchen.v1.KitchnService"]);
    const lenientMethods = new Set(["kitchen.v1.KitchenService/GetDsh", "no.Such/Rpc"]);
    assert.throws(
      () => compileRoutes(kitchenContract(), { ...STRICT, services, lenientMethods }),
      (error) => {
        assert.deepEqual((error as RouteTableError).faults, [
          "kitchen.v1.KitchnService: is no service of the contract; did you mean kitchen.v1.KitchenService?",
          "kitchen.v1.KitchenService/GetDsh: is no rpc of the contract; did you mean kitchen.v1.KitchenService/GetDish?",
          "no.Such/Rpc: is no rpc of the contract",
        ]);
        return true;
      },
    );
  });

  it("are refused with a name that may mean two fields", () => {
    const set = fromBinary(FileDescriptorSetSchema, kitchenImage());
    const item = set.file.flatMap((file) => file.messageType).find(({ name }) => name === "Item");
    const count = item?.field.find(({ name }) => name === "count");
    assert.ok(count);
    count.jsonName = "item_id";
    assert.throws(
      () => compileRoutes(loadContract(toBinary(FileDescriptorSetSchema, set))),
      /kitchen.v1.Item: "item_id" may mean item_id or count/,
    );
  });

  it("are refused all at once", () => {
    const rules = { GetDish: { rule: get("a") }, ListDishes: { rule: get("b") } };
    assert.throws(
      () => labels(rules),
      (error) => (error as RouteTableError).faults.length === 2,
    );
  });

  it("may be left out by service", () => {
    const contract = contractIn("atlas");
    const { routes } = compileRoutes(contract, { ...STRICT, services: new Set(["atlas.v1.LegacyService"]) });
    assert.deepEqual(new Set(routes.map(({ method }) => method.desc.parent.name)), new Set(["LegacyService"]));
  });

  it("may be made for rpcs that have none", () => {
    const { routes } = compileRoutes(kitchenContract(), { ...STRICT, bindUnannotated: true });
    const made = routes.filter(({ template }) => template.text.startsWith("/kitchen."));
    assert.deepEqual(made.map(labelOf), ["POST /kitchen.v1.KitchenService/Hidden"]);
    assert.deepEqual(made[0]?.bodyPath, []);
  });

  it("may lack a method_policy", () => {
    const rules = { GetDish: { rule: get("/a"), policy: false } } as const;
    assert.equal(compileRoutes(kitchenWith(rules)).routes[0]?.method.policy, undefined);
  });

  it("may answer with a stream", () => {
    assert.deepEqual(labels({ GetDish: { rule: get("/a"), patch: { serverStreaming: true } } }), ["GET /a"]);
  });

  it("may take a stream, if it has a body", () => {
    const patch = { clientStreaming: true };
    assert.deepEqual(labels({ CookDish: { rule: post("/a", { body: "*" }), patch } }), ["POST /a"]);
    assert.throws(() => labels({ CookDish: { rule: post("/a"), patch } }), /a stream of requests needs a body/);
  });

  it("may have a list for a variable where that is allowed", () => {
    const rules = { EchoEverything: { rule: get("/{strings}") } };
    assert.deepEqual(labels(rules, { ...STRICT, allowListsInPath: true }), ["GET /{strings}"]);
  });
});
