import assert from "node:assert/strict";
import { type TestEdge, withEdge } from "../support/edge.ts";
import { kitchenWith } from "../support/kitchen.ts";

describe("an option of the edge", () => {
  it("ignores a slash too many", () =>
    withEdge({ trailingSlash: "ignore" }, async (edge) => {
      assert.equal((await edge.send("GET", "/v1/dishes/1/")).status, 200);
      assert.equal((await edge.send("GET", "/v1/dishes/1//")).status, 404);
      assert.equal((await edge.send("PURGE", "/v1/dishes/")).status, 405);
    }));

  it("sends a slash too many to the right place", () =>
    withEdge({ trailingSlash: "redirect" }, async (edge) => {
      const answer = await edge.send("POST", "/v1/dishes/1:cook/?a=b");
      assert.deepEqual([answer.status, answer.headers.get("location")], [308, "/v1/dishes/1:cook?a=b"]);
      assert.equal((await edge.send("GET", "/v1/dishes/1")).status, 200);
      assert.equal((await edge.send("GET", "//shop.example/")).status, 404);
    }));

  it("passes over some parameters", () =>
    withEdge({ ignoredParameters: ["utm_source"] }, async (edge) => {
      assert.equal((await edge.send("GET", "/v1/dishes?utm_source=x")).status, 200);
      assert.equal((await edge.send("GET", "/v1/dishes?utm_medium=x")).status, 400);
    }));

  it("drops what an rpc does not know", () =>
    withEdge({ lenientMethods: ["kitchen.v1.KitchenService/EchoEverything"] }, async (edge) => {
      assert.equal((await edge.send("POST", "/v1/everything", { body: { nope: 1 } })).status, 200);
      assert.equal((await edge.send("GET", "/v1/everything?nope=1")).status, 200);
      assert.equal((await edge.send("GET", "/v1/dishes?nope=1")).status, 400);
    }));

  it("leaves defaults out of replies", () =>
    withEdge({ omitDefaults: true }, async (edge) => {
      edge.upstream.answer(() => ({ reply: { dish: { dishId: "1", name: "" } } }));
      assert.deepEqual((await edge.send("GET", "/v1/dishes/1")).json, { dishId: "1" });
    }));

  it("takes a list in a path", () => {
    const rule = { pattern: { case: "get", value: "/v1/lists/{int64s}" } };
    const work = async (edge: TestEdge) => {
      assert.equal((await edge.send("GET", "/v1/lists/1,2,3")).status, 200);
      const [call] = edge.upstream.calls;
      assert.deepEqual((call?.json as Record<string, unknown> | undefined)?.int64s, ["1", "2", "3"]);
      assert.equal((await edge.send("GET", "/v1/lists/1,x")).status, 400);
    };
    return withEdge({ listsInPath: "commas" }, work, kitchenWith({ EchoEverything: { rule } }));
  });
});
