import assert from "node:assert/strict";
import { waitFor } from "@souk/chassis/testing";
import { startEdge, type TestEdge, withEdge } from "../support/edge.ts";
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
    edge = await startEdge(kitchenContract(), { shareReads: true });
  });
  after(() => edge.stop());

  /** Answers with the number of the call, after a while. */
  const countCalls = (ms: number) =>
    edge.upstream.answer(async () => {
      const title = `call ${edge.upstream.calls.length}`;
      await new Promise((resolve) => setTimeout(resolve, ms));
      return { reply: { dish: { title } } };
    });
  const get = async (path: string, headers: Record<string, string> = {}): Promise<string> =>
    (await edge.send("GET", path, { headers })).json.title;

  it("by a thousand callers at once are five calls at most", async () => {
    countCalls(200);
    const answers = await Promise.all(Array.from({ length: 1_000 }, () => edge.send("GET", "/v1/dishes/1")));
    assert(answers.every(({ status }) => status === 200));
    assert(edge.upstream.calls.length <= 5, `${edge.upstream.calls.length} calls`);
  });

  it("that anybody may keep are one call for a moment, unless a caller wants it new", async () => {
    countCalls(0);
    assert.deepEqual([await get("/v1/dishes/2"), await get("/v1/dishes/2")], ["call 1", "call 1"]);
    assert.equal(await get("/v1/dishes/2", { "cache-control": "no-cache" }), "call 2");
  });

  it("are another call after the resource was written", async () => {
    countCalls(0);
    assert.equal(await get("/v1/dishes/3"), "call 1");
    const written = await edge.sendAs("customer", "PATCH", "/v1/dishes/3", { body: { title: "Stew" } });
    assert.equal(written.status, 200);
    assert.equal(await get("/v1/dishes/3"), "call 3");
  });

  it("by somebody in particular are never answered by what was on its way before", async () => {
    countCalls(100);
    const authorization = `Bearer ${edge.keys.token("customer")}`;
    const early = get("/v1/dishes/4", { authorization });
    await waitFor(() => edge.upstream.calls.length === 1);
    assert.equal(await get("/v1/dishes/4", { authorization }), "call 2");
    assert.equal(await early, "call 1");
    assert.equal(await get("/v1/dishes/4", { authorization }), "call 3", "nor by what was answered before");
  });

  it("never tell one caller what is another's", async () => {
    edge.upstream.answer(async ({ metadata }) => {
      await new Promise((resolve) => setTimeout(resolve, 20));
      const names = ["authorization", "x-cart", "x-key-bin", "accept-language"];
      const whose = names.map((name) => metadata.get(name).map((value) => value.toString("hex" as never)));
      return { reply: { dish: { title: JSON.stringify(whose) } } };
    });
    const authorization = (sub: string) => ({ authorization: `Bearer ${edge.keys.token("customer", { sub })}` });
    const bytes = (value: number) => ({ "grpc-metadata-x-key-bin": Buffer.from([value]).toString("base64") });
    const callers: Record<string, string>[] = [
      ...["a", "b", "c"].flatMap((sub) => [
        authorization(sub),
        { ...authorization(sub), "grpc-metadata-x-cart": sub },
        { "accept-language": sub },
      ]),
      ...[0x80, 0x81].map((value) => bytes(value)), // neither is text
    ];
    const ask = (headers: Record<string, string>) => get("/v1/dishes/5", { "accept-language": "x", ...headers });
    const answers = await Promise.all(
      callers.map((headers) => Promise.all(Array.from({ length: 20 }, () => ask(headers)))),
    );
    for (const [i, of] of answers.entries()) {
      assert.equal(new Set(of).size, 1);
      const { authorization = "", "accept-language": language = "x", ...others } = callers[i] as Record<string, string>;
      const bin = others["grpc-metadata-x-key-bin"];
      const own = [
        authorization,
        others["grpc-metadata-x-cart"] ?? "",
        bin ? Buffer.from(bin, "base64").toString("hex") : "",
        language,
      ];
      assert.deepEqual(
        (JSON.parse(of[0] as string) as string[][]).map((values) => values.join()),
        own,
      );
    }
  });

  it("with side effects are all made", async () => {
    edge.upstream.answer(() => ({ reply: {} }));
    await Promise.all(Array.from({ length: 20 }, () => edge.send("GET", "/v1/everything?a_bool=true")));
    assert.equal(edge.upstream.calls.length, 20);
  });

  it("are all made where nobody wants them shared", () =>
    withEdge({ shareReads: false }, async (alone) => {
      await Promise.all(Array.from({ length: 20 }, () => alone.send("GET", "/v1/dishes/1")));
      assert.equal(alone.upstream.calls.length, 20);
    }));
});
