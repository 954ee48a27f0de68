import assert from "node:assert/strict";
import { loadContract } from "@souk/chassis/contract";
import { startEdge, type TestEdge } from "../support/edge.ts";
import { kitchenContract } from "../support/kitchen.ts";

const DISH = { dishId: "d-1", title: "Soup", etag: "7", price: 5n };
const BARE_DISH = { dishId: "d-1", title: "Soup", etag: "7", price: "5", tags: [], labels: {} };

describe("a unary call over REST", () => {
  let edge: TestEdge;
  before(async () => {
    edge = await startEdge(kitchenContract());
  });
  beforeEach(() => edge.upstream.answer(() => ({ reply: { dish: DISH } })));
  after(() => edge.stop());

  /** The first request that came through, as JSON. */
  const seen = () => edge.upstream.calls[0]?.json as Record<string, unknown>;

  it("takes its fields from path and query, and answers with the bare resource", async () => {
    const answer = await edge.send("GET", "/v1/dishes/d%2F1?max_age=1.5s");
    assert.equal(answer.status, 200);
    assert.equal(answer.headers.get("content-type"), "application/json");
    assert.deepEqual(answer.json, BARE_DISH);
    const [call] = edge.upstream.calls;
    assert.equal(call?.path, "/kitchen.v1.KitchenService/GetDish");
    assert.deepEqual(call?.json, { dishId: "d/1", name: "", maxAge: "1.500s" });
  });

  it("may go over another binding, with another response", async () => {
    const answer = await edge.send("GET", "/v1/menus/m/dishes/a/b");
    assert.deepEqual(answer.json, { dish: BARE_DISH });
    assert.equal(seen().name, "menus/m/dishes/a/b");
  });

  it("tells the resource's etag, or one of its content where the policy wants one", async () => {
    assert.equal((await edge.send("GET", "/v1/dishes/1")).headers.get("etag"), '"7"');
    edge.upstream.answer(() => ({ reply: { dish: { dishId: "1" } } }));
    assert.match((await edge.send("GET", "/v1/dishes/1")).headers.get("etag") ?? "", /^"[\w-]{27}"$/);
  });

  it("links to the next page of a list, whichever part of it is shown", async () => {
    edge.upstream.answer(() => ({ reply: { names: ["a"], nextPageToken: "t/2" } }));
    const { headers } = await edge.send("GET", "/v1/dishes:names?page_size=1&page_token=t");
    assert.equal(headers.get("link"), '</v1/dishes:names?page_size=1&pageToken=t%2F2>; rel="next"');
    edge.upstream.answer(() => ({ reply: { names: ["a"] } }));
    assert.equal((await edge.send("GET", "/v1/dishes:names")).headers.get("link"), null);
  });

  it("is no more to a browser than what it is", async () => {
    for (const path of ["/v1/dishes/1", "/v1/nowhere"]) {
      const { headers } = await edge.send("GET", path);
      assert.equal(headers.get("x-content-type-options"), "nosniff");
      assert.match(headers.get("content-security-policy") ?? "", /default-src 'none'/);
      assert.equal(headers.get("referrer-policy"), "no-referrer");
    }
  });

  it("answers an empty list as one", async () => {
    edge.upstream.answer(() => ({ reply: {} }));
    assert.equal((await edge.send("GET", "/v1/dishes:names")).text, "[]");
    edge.upstream.answer(() => ({ reply: { names: ["a", "b"] } }));
    assert.equal((await edge.send("GET", "/v1/dishes:names")).text, '["a","b"]');
  });

  it("answers an unset resource as an empty object", async () => {
    edge.upstream.answer(() => ({ reply: {} }));
    assert.equal((await edge.send("GET", "/v1/dishes/1")).text, "{}");
  });

  it("of a create has the status and the Location that its policy states", async () => {
    edge.upstream.answer(() => ({ reply: { dish: { dishId: "a b/ü" } } }));
    const answer = await edge.sendAs("staff", "POST", "/v1/dishes?dish_id=x", { body: { title: "Soup" } });
    assert.equal(answer.status, 201, answer.text);
    assert.equal(answer.headers.get("location"), "/v1/dishes/a%20b%2F%C3%BC");
  });

  it("has no Location where the reply lacks what it is made of", async () => {
    edge.upstream.answer(() => ({ reply: {} }));
    const answer = await edge.sendAs("staff", "POST", "/v1/dishes", { body: {} });
    assert.equal(answer.headers.get("location"), null);
  });

  it("may answer without content", async () => {
    const answer = await edge.sendAs("admin", "DELETE", "/v1/dishes/1");
    assert.deepEqual([answer.status, answer.text, answer.headers.get("content-type")], [204, "", null]);
  });

  it("fills the mask of a PATCH", async () => {
    await edge.sendAs("customer", "PATCH", "/v1/dishes/1", {
      body: { title: "x", everything: { aBool: true } },
    });
    assert.equal(seen().updateMask, "everything.aBool,title");
  });

  it("carries If-Match and Idempotency-Key into the request", async () => {
    const headers = { "if-match": '"7"', "idempotency-key": '"key-1"' };
    const answer = await edge.sendAs("guest", "POST", "/v1/dishes/1:cook", {
      body: { minutes: 9007199254740 },
      headers,
    });
    assert.equal(answer.status, 200, answer.text);
    const json = { dishId: "1", minutes: "9007199254740", requestId: "key-1", etag: "7" };
    assert.deepEqual(edge.upstream.calls[0]?.json, json);
  });

  it("answers HEAD as GET, without the content", async () => {
    const [head, get] = [await edge.send("HEAD", "/v1/dishes/1"), await edge.send("GET", "/v1/dishes/1")];
    assert.deepEqual([head.status, head.text], [200, ""]);
    for (const name of ["content-type", "content-length", "etag"])
      assert.equal(head.headers.get(name), get.headers.get(name));
  });

  it("answers OPTIONS with what the path takes", async () => {
    const answer = await edge.send("OPTIONS", "/v1/dishes/1");
    assert.deepEqual([answer.status, answer.text], [204, ""]);
    assert.equal(answer.headers.get("allow"), "DELETE, GET, HEAD, OPTIONS, PATCH, PUT");
    assert.equal((await edge.send("OPTIONS", "/v1/nowhere")).status, 404);
  });

  it("may go by any method where the rule says so", async () => {
    for (const method of ["GET", "PUT", "OPTIONS", "PROPFIND"]) {
      edge.upstream.answer(() => ({ reply: { aString: method } }));
      assert.equal((await edge.send(method, "/v1/any?a_bool=true")).json.aString, method);
    }
    edge.upstream.answer(() => ({ reply: {} }));
    assert.equal((await edge.send("REPORT", "/v1/reports")).status, 200);
  });

  it("takes JSON in its other names, and no Content-Type at all", async () => {
    edge.upstream.answer(({ json }) => ({ reply: { aString: (json as { aString: string }).aString } }));
    for (const type of [
      "application/json; charset=UTF-8; v=1",
      "application/merge-patch+json",
      'application/json;charset="utf-8"',
      "APPLICATION/JSON",
    ]) {
      const answer = await edge.send("POST", "/v1/everything", {
        body: '{"aString":"é"}',
        headers: { "content-type": type },
      });
      assert.equal(answer.json.aString, "é", type);
    }
    const body = '{"aString":"x"}';
    const text = await edge.raw(
      `POST /v1/everything HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
    );
    assert.match(text, /"aString":"x"/);
  });

  it("takes an absent, an empty and a blank body", async () => {
    edge.upstream.answer(() => ({ reply: {} }));
    for (const body of [undefined, "", " \r\n\t"])
      assert.equal((await edge.send("POST", "/v1/everything", { body })).status, 200);
  });

  it("takes a body in chunks", async () => {
    edge.upstream.answer(({ json }) => ({ reply: { aString: (json as { aString: string }).aString } }));
    const head = "POST /v1/everything HTTP/1.1\r\nhost: x\r\nconnection: close\r\ntransfer-encoding: chunked\r\n\r\n";
    assert.match(await edge.raw(`${head}8\r\n{"aStrin\r\n6\r\ng":"x"\r\n1\r\n}\r\n0\r\n\r\n`), /"aString":"x"/);
  });

  it("takes a target in absolute form", async () => {
    const text = await edge.raw("GET http://shop.example/v1/dishes/1 HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n");
    assert.match(text, /^HTTP\/1\.1 200 OK/);
  });
});

describe("the edge over the project's own contract", () => {
  let edge: TestEdge;
  before(async () => {
    edge = await startEdge(loadContract());
  });
  after(() => edge.stop());

  it("answers a GET from the service behind it", async () => {
    edge.upstream.answer(({ json }) => ({
      reply: { product: { ...(json as object), title: "Tea", etag: "7" } },
    }));
    const answer = await edge.send("GET", "/v1/products/p-1");
    assert.deepEqual([answer.status, answer.json.productId, answer.headers.get("etag")], [200, "p-1", '"7"']);
  });

  it("creates with 201 and a Location", async () => {
    edge.upstream.answer(() => ({ reply: { product: { productId: "p 1" } } }));
    const body = { title: "Tea", price: { currencyCode: "EUR", amountMinor: "499" } };
    const answer = await edge.sendAs("staff", "POST", "/v1/products", { body });
    assert.deepEqual([answer.status, answer.headers.get("location")], [201, "/v1/products/p%201"]);
  });

  it("refuses a customer what is for staff", async () => {
    assert.equal((await edge.sendAs("customer", "POST", "/v1/stock/p-1:adjust", { body: { delta: "1" } })).status, 403);
  });

  for (const path of [
    "/grpc.health.v1.Health/Check",
    "/grpc.reflection.v1.ServerReflection/ServerReflectionInfo",
    "/souk.catalog.v1.CatalogService/GetProduct",
  ]) {
    it(`does not reach ${path}`, async () => {
      assert.equal((await edge.send("POST", path, { body: {} })).status, 404);
    });
  }
});
