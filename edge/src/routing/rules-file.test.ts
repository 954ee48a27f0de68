import assert from "node:assert/strict";
import { kitchenContract, kitchenWith } from "../../test/support/kitchen.ts";
import { compileRoutes, labelOf, RouteTableError, STRICT } from "./compile-routes.ts";
import { RulesFileError, readRulesFile } from "./rules-file.ts";

const DISHES = "kitchen.v1.KitchenService.ListDishes";
const rulesOf = (...lines: string[]) => ["http:", "  rules:", ...lines.map((line) => `  ${line}`)].join("\n");
const labels = (text: string, contract = kitchenWith({})) =>
  compileRoutes(contract, { ...STRICT, rules: readRulesFile(text, "rules.yaml") }).routes.map(labelOf);

describe("a file of HTTP rules", () => {
  it("binds an rpc that has no annotation", () => {
    assert.deepEqual(labels(rulesOf(`- selector: ${DISHES}`, "  get: /v2/dishes")), ["GET /v2/dishes"]);
  });

  it("replaces an annotation", () => {
    const found = labels(rulesOf(`- selector: ${DISHES}`, "  get: /v2/dishes"), kitchenContract());
    assert.ok(found.includes("GET /v2/dishes") && !found.includes("GET /v1/dishes"));
    assert.ok(found.includes("GET /v1/dishes/{dish_id}"));
  });

  it("may be JSON, and of either spelling", () => {
    const rules = [
      { selector: DISHES, get: "/a", responseBody: "names", additionalBindings: [{ post: "/b", body: "*" }] },
      { selector: "kitchen.v1.KitchenService.CookDish", custom: { kind: "COOK", path: "/c" } },
    ];
    assert.deepEqual(labels(JSON.stringify({ http: { rules } })), ["GET /a", "POST /b", "COOK /c"]);
    const snake = rulesOf(`- selector: ${DISHES}`, "  get: /a", "  response_body: names", "  additional_bindings:");
    assert.deepEqual(labels(`${snake}\n      - {post: /b, body: "*"}`), ["GET /a", "POST /b"]);
  });

  it("may be a whole google.api.Service", () => {
    const head = "type: google.api.Service\nconfig_version: 3\nname: kitchen.example\n";
    assert.deepEqual(labels(head + rulesOf(`- selector: ${DISHES}`, "  get: /a")), ["GET /a"]);
  });

  it("may have anchors and comments", () => {
    const text = rulesOf(`- selector: &it ${DISHES} # the menu`, "  get: /a", "- selector: *it", "  get: /b");
    assert.deepEqual(labels(text), ["GET /b"]);
  });

  it("counts the last rule for an rpc", () => {
    const text = rulesOf(`- selector: ${DISHES}`, "  get: /a", `- selector: ${DISHES}`, "  get: /b");
    assert.deepEqual(labels(text), ["GET /b"]);
  });

  it("may hold no rules", () => assert.deepEqual(labels("http: {}"), []));

  const refused: [rule: string, text: string, fault: string][] = [
    ["no YAML", "http: {rules: [", "rules.yaml:1:16: this is not YAML"],
    [
      "a bare star",
      rulesOf(`- selector: ${DISHES}`, "  post: /a", "  body: *"),
      'rules.yaml:5:11: an alias is empty; a "*" must stand in quotes',
    ],
    [
      "an alias for more than a text",
      "http: &a\n  rules: [*a]",
      "rules.yaml:2:11: an alias may stand for one text only",
    ],
    ["a key twice", "http: {}\nhttp: {}", "rules.yaml:2:1: the key is given twice"],
    ["two documents", "http: {}\n---\nhttp: {}", "rules.yaml:2:1: a second document begins; there must be one"],
    ["a list", "[]", 'rules.yaml:1:1: the file must hold the key http, such as "http: {rules: []}"'],
    ["nothing", "", 'rules.yaml:1:1: the file must hold the key http, such as "http: {rules: []}"'],
    ["another key", "htp: {}", "rules.yaml:1:1: htp is no key of google.api.Service"],
    [
      "a rule without selector",
      rulesOf("- get: /a"),
      "rules.yaml:3:5: http.rules[0] has no selector, such as souk.catalog.v1.CatalogService.GetProduct",
    ],
  ];
  for (const [rule, text, fault] of refused) {
    it(`with ${rule} is refused`, () => {
      assert.throws(
        () => readRulesFile(text, "rules.yaml"),
        (error) => {
          assert.ok(error instanceof RulesFileError);
          assert.deepEqual(error.faults, [fault]);
          return true;
        },
      );
    });
  }

  it("names line, column and selector of what it must not hold, all at once", () => {
    const text = rulesOf(
      `- selector: ${DISHES}`,
      "  gett: /a",
      "- selector: x.Y.Z",
      "  get: 5",
      "  additionalBindings:",
      "  - {post: /b, bodyy: x}",
    );
    assert.throws(
      () => readRulesFile(text, "rules.yaml"),
      (error) => {
        assert.ok(error instanceof RulesFileError);
        assert.equal(error.faults.length, 3, error.message);
        assert.match(
          error.faults[0] ?? "",
          /^rules.yaml:4:5: kitchen.v1.KitchenService.ListDishes: http.rules\[0\].gett is not a field/,
        );
        assert.match(error.faults[1] ?? "", /^rules.yaml:6:5: x.Y.Z: http.rules\[1\].get must be a string/);
        assert.match(
          error.faults[2] ?? "",
          /^rules.yaml:8:18: x.Y.Z: http.rules\[1\].additionalBindings\[0\].bodyy is not/,
        );
        return true;
      },
    );
  });

  it("names the place of a rule that fits no rpc, or does not fit its rpc", () => {
    const text = rulesOf("- selector: kitchen.v1.Nope", "  get: /a", `- selector: ${DISHES}`, "  get: /b/{nope}");
    assert.throws(
      () => labels(text),
      (error) => {
        assert.ok(error instanceof RouteTableError);
        assert.deepEqual(error.faults, [
          "rules.yaml:5:5: kitchen.v1.KitchenService/ListDishes: /b/{nope}: column 5: the path variable nope leads to no field of kitchen.v1.ListDishesRequest",
          "rules.yaml:3:5: kitchen.v1.Nope: is no rpc of the contract",
        ]);
        return true;
      },
    );
  });
});
