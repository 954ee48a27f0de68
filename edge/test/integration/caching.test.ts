import assert from "node:assert/strict";
import { startEdge, type TestEdge } from "../support/edge.ts";
import { kitchenContract } from "../support/kitchen.ts";

describe("a conditional request", () => {
  let edge: TestEdge;
  before(async () => {
    edge = await startEdge(kitchenContract());
  });
  beforeEach(() => edge.upstream.answer(() => ({ reply: { dish: { dishId: "1", etag: "7" } } })));
  after(() => edge.stop());

  const get = (path: string, headers = {}, method = "GET") => edge.send(method, path, { headers });

  it("is 304 without content where its caller has the resource as it is", async () => {
    for (const tag of ['"7"', 'W/"7"', '"6", "7"', "*"]) {
      for (const method of ["GET", "HEAD"]) {
        const { status, text, headers } = await get("/v1/dishes/1", { "if-none-match": tag }, method);
        assert.deepEqual([status, text, headers.get("etag")], [304, "", '"7"'], tag);
        assert.equal(headers.get("cache-control"), "public, max-age=10");
        assert.equal(headers.get("content-type"), null);
      }
    }
    assert.equal((await get("/v1/dishes/1", { "if-none-match": '"8"' })).status, 200);
  });

  it("goes by the content where the resource has no tag", async () => {
    edge.upstream.answer(() => ({ reply: { dish: { dishId: "1", title: "Soup" } } }));
    const first = await get("/v1/dishes/2");
    const tag = first.headers.get("etag") ?? "";
    assert.match(tag, /^"[\w-]+"$/);
    assert.equal((await get("/v1/dishes/2", { "if-none-match": tag })).status, 304);
    edge.upstream.answer(() => ({ reply: { dish: { dishId: "1", title: "Stew" } } }));
    assert.equal((await get("/v1/dishes/2", { "if-none-match": tag })).status, 200);
  });

  it("is for answers that may be kept: others have no tag of their own", async () => {
    edge.upstream.answer(() => ({ reply: {} }));
    assert.equal((await get("/v1/dishes")).headers.get("etag"), null);
  });

  it("says who may keep the answer", async () => {
    const authorization = `Bearer ${edge.keys.token("customer")}`;
    const own = await get("/v1/dishes/1", { authorization });
    assert.equal(own.headers.get("cache-control"), "private, max-age=10");
    assert.match(own.headers.get("vary") ?? "", /Authorization/);
    assert.equal((await get("/v1/dishes", { authorization })).headers.get("cache-control"), "no-store");
    assert.equal((await get("/v1/dishes")).headers.get("cache-control"), null);
  });
});

describe("reads of the same", () => {
  let edge: TestEdge;
  before(async () => {
    edge = await startEdge(kitchenContract());
  });
  after(() => edge.stop());

  it("by a thousand callers at once are five calls at most", async () => {
    edge.upstream.answer(async ({ json }) => {
      await new Promise((resolve) => setTimeout(resolve, 200));
      return { reply: { dish: { dishId: (json as { dishId: string }).dishId } } };
    });
    const answers = await Promise.all(Array.from({ length: 1_000 }, () => edge.send("GET", "/v1/dishes/1")));
    assert(answers.every(({ status, json }) => status === 200 && json.dishId === "1"));
    assert(edge.upstream.calls.length <= 5, `${edge.upstream.calls.length} calls`);
  });

  it("never tell one caller what is another's", async () => {
    edge.upstream.answer(async ({ metadata }) => {
      await new Promise((resolve) => setTimeout(resolve, 20));
      const whose = [...metadata.get("authorization"), ...metadata.get("x-cart"), ...metadata.get("accept-language")];
      return { reply: { dish: { title: `secret of ${whose}` } } };
    });
    const callers = ["a", "b", "c"].flatMap((sub) => {
      const authorization = `Bearer ${edge.keys.token("customer", { sub })}`;
      return [{ authorization }, { authorization, "grpc-metadata-x-cart": sub }, { "accept-language": sub }];
    });
    const ask = async (headers: Record<string, string | undefined>) => {
      const own = Object.fromEntries(Object.entries(headers).filter(([, value]) => value)) as Record<string, string>;
      const { json } = await edge.send("GET", "/v1/dishes/1", { headers: own });
      assert.equal(
        json.title,
        `secret of ${[headers.authorization, headers["grpc-metadata-x-cart"], headers["accept-language"] ?? "*"].filter(Boolean)}`,
      );
    };
    await Promise.all(callers.flatMap((headers) => Array.from({ length: 20 }, () => ask(headers))));
  });

  it("with side effects are all made", async () => {
    edge.upstream.answer(() => ({ reply: {} }));
    await Promise.all(Array.from({ length: 20 }, () => edge.send("GET", "/v1/everything?a_bool=true")));
    assert.equal(edge.upstream.calls.length, 20);
  });
});
