import assert from "node:assert/strict";
import { reflect } from "@bufbuild/protobuf/reflect";
import { AppError } from "@souk/chassis/errors";
import { bind } from "../../test/support/bind.ts";
import { kitchenWith } from "../../test/support/kitchen.ts";
import { compileRoutes } from "../routing/compile-routes.ts";
import { bindHeaders } from "./header-fields.ts";

const refusal = (reason: string, pattern: RegExp) => (error: unknown) =>
  error instanceof AppError && error.reason === reason && pattern.test(error.message);

describe("If-Match", () => {
  const cook = (ifMatch: string, body = "{}") =>
    bind("POST /v1/dishes/1:cook", { body, headers: { ifMatch, idempotencyKey: "k" } });
  const put = (ifMatch: string, body = "{}") => bind("PUT /v1/dishes/1", { body, headers: { ifMatch } });

  it("goes into the request's own etag", () => {
    assert.deepEqual(cook('"a b"'.replace(" ", "-")), { dishId: "1", etag: "a-b", requestId: "k" });
  });
  it("goes into the etag of the resource in the body", () => {
    assert.deepEqual(put('"7"'), { dish: { dishId: "1", etag: "7" }, requestId: "made-id" });
  });
  it("may say the same as the body", () => {
    assert.deepEqual(put('"7"', '{"etag":"7"}'), { dish: { dishId: "1", etag: "7" }, requestId: "made-id" });
  });
  it("of * asks for no entity tag", () => {
    assert.deepEqual(put("*"), { dish: { dishId: "1" }, requestId: "made-id" });
  });
  it("must not differ from the body", () => {
    assert.throws(() => put('"7"', '{"etag":"8"}'), refusal("INVALID_REQUEST", /dish\.etag: differs/));
  });
  it("never matches a weak tag", () => {
    assert.throws(() => put('W/"7"'), refusal("ETAG_MISMATCH", /weak/));
  });
  it("holds one tag only", () => {
    assert.throws(() => put('"7", "8"'), refusal("INVALID_REQUEST", /one entity tag/));
  });
  for (const tag of ["7", '"7', '"a"b"', "", '"é"']) {
    it(`of ${tag || "nothing"} is refused`, () => {
      assert.throws(() => put(tag), refusal("INVALID_REQUEST", /If-Match: must be/));
    });
  }
  for (const tag of ['"7"', "*"]) {
    it(`of ${tag} is refused where there are no entity tags`, () => {
      assert.throws(
        () => bind("GET /v1/dishes/1", { headers: { ifMatch: tag } }),
        refusal("INVALID_REQUEST", /no entity tags/),
      );
    });
  }
});

describe("Idempotency-Key", () => {
  const create = (idempotencyKey?: string, query = "") =>
    bind(`POST /v1/dishes${query}`, { headers: { idempotencyKey } });

  it("goes into request_id, in quotes or without", () => {
    assert.deepEqual(create("abc"), { requestId: "abc" });
    assert.deepEqual(create('"a b\\"\\\\c"'), { requestId: 'a b"\\c' });
    assert.deepEqual(create("k".repeat(255)), { requestId: "k".repeat(255) });
  });
  it("may say the same as the query", () => {
    assert.deepEqual(create("abc", "?request_id=abc"), { requestId: "abc" });
  });
  it("must not differ from the query", () => {
    assert.throws(() => create("abc", "?request_id=abd"), refusal("INVALID_REQUEST", /requestId: differs/));
  });
  it("is made where the caller gives none, so that a retry is the same call", () => {
    assert.deepEqual(create(), { requestId: "made-id" });
    assert.deepEqual(create(undefined, "?request_id=mine"), { requestId: "mine" });
  });
  it("is passed over where the policy has no use for it", () => {
    assert.deepEqual(bind("PUT /v1/dishes/1", { headers: { idempotencyKey: "abc" } }), {
      dish: { dishId: "1" },
      requestId: "made-id",
    });
  });
  it("is nothing to rpcs without a policy, and makes nothing for them", () => {
    const rule = { pattern: { case: "get", value: "/dishes" } };
    const [route] = compileRoutes(kitchenWith({ CreateDish: { rule, policy: false } })).routes;
    assert.ok(route);
    const message = reflect(route.method.desc.input);
    bindHeaders(route, message, { ifMatch: undefined, idempotencyKey: "k", first: () => undefined }, () => "made-id");
    const field = route.method.desc.input.field.requestId;
    assert.ok(field && !message.isSet(field));
  });
  it("may be required, in the header or in the request", () => {
    const cook = (body: string, idempotencyKey?: string) =>
      bind("POST /v1/dishes/1:cook", { body, headers: { idempotencyKey } });
    assert.throws(() => cook("{}"), refusal("INVALID_REQUEST", /Idempotency-Key: is required/));
    assert.deepEqual(cook('{"requestId":"r"}'), { dishId: "1", requestId: "r" });
    assert.deepEqual(cook("{}", "k"), { dishId: "1", requestId: "k" });
  });
  for (const key of ["", '""', "a b", "é", "k".repeat(256), `"${"k".repeat(256)}"`, '"a', 'a"b', '"a\\x"']) {
    it(`of ${key.slice(0, 10) || "nothing"} (${key.length}) is refused`, () => {
      assert.throws(() => create(key), refusal("INVALID_REQUEST", /1 to 255 visible/));
    });
  }
});
