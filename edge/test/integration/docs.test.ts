import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { loadContract } from "@souk/chassis/contract";
import { parse } from "yaml";
import { type TestEdge, withEdge } from "../support/edge.ts";
import { kitchenWith } from "../support/kitchen.ts";

describe("the document that the edge serves", () => {
  it("is the committed one, for the shop", () =>
    withEdge(
      {},
      async (edge) => {
        const { status, headers, json } = await edge.send("GET", "/openapi.json");
        assert.deepEqual([status, headers.get("content-type")], [200, "application/json"]);
        const committed = parse(readFileSync(new URL(import.meta.resolve("@souk/proto/openapi.yaml")), "utf8"));
        assert.deepEqual(json, committed);
      },
      loadContract(),
    ));

  it("tells of the image that is served, and only of the services that are", () =>
    withEdge({}, async (edge) => {
      const { json } = await edge.send("GET", "/openapi.json");
      assert.equal(json.info.title, "Kitchen");
      assert.equal(
        json.paths["/v1/dishes/{dishId}"].get.summary,
        "Has a path variable, a bare response and a second binding over several segments",
      );
    }));

  it("is for GET and HEAD", () =>
    withEdge({}, async (edge) => {
      const head = await edge.send("HEAD", "/openapi.json");
      assert.deepEqual([head.status, head.text, Number(head.headers.get("content-length")) > 10_000], [200, "", true]);
      const refused = await edge.send("POST", "/docs");
      assert.deepEqual([refused.status, refused.json.details[0].reason], [405, "METHOD_NOT_ALLOWED"]);
      const options = await edge.send("OPTIONS", "/docs");
      assert.deepEqual([options.status, options.headers.get("allow")], [204, "GET, HEAD, OPTIONS"]);
    }));

  it("gives way to routes of the contract", () => {
    const rule = { pattern: { case: "get", value: "/{dish_id}" } };
    const work = async (edge: TestEdge) => {
      await edge.send("GET", "/docs");
      assert.deepEqual(
        edge.upstream.calls.map(({ path }) => path),
        ["/kitchen.v1.KitchenService/GetDish"],
      );
      assert.equal((await edge.send("POST", "/openapi.json")).headers.get("allow"), "GET, HEAD, OPTIONS");
    };
    return withEdge({}, work, kitchenWith({ GetDish: { rule } }));
  });

  it("is not there where it is not wanted", () =>
    withEdge({ docs: false }, async (edge) => {
      for (const path of ["/openapi.json", "/docs", "/docs/page.js"]) {
        assert.equal((await edge.send("GET", path)).status, 404, path);
      }
    }));
});

/** What a file of the page names: in its head, in imports, in what it fetches. */
function filesIn(text: string, path: string): string[] {
  const fromPage = [...text.matchAll(/(?:src|href)="(?!data:)([^"]+)"|fetch\("([^"]+)"/g)];
  const fromScript = [...text.matchAll(/from "\.\/([^"]+)"/g)];
  return [
    ...fromPage.map(([, named, fetched]) => new URL((named ?? fetched) as string, "http://edge/docs").pathname),
    ...fromScript.map(([, file]) => new URL(file as string, `http://edge${path}`).pathname),
  ];
}

async function expectOwn(edge: TestEdge, path: string): Promise<string[]> {
  const { status, text, headers } = await edge.send("GET", path);
  assert.equal(status, 200, path);
  assert.match(headers.get("content-security-policy") ?? "", /^default-src 'none'; script-src 'self'; /);
  if (path === "/openapi.json") return [];
  assert.doesNotMatch(text, /https?:\/\//, path);
  return filesIn(text, path);
}

describe("the docs page", () => {
  it("takes everything that it needs from the edge", () =>
    withEdge({}, async (edge) => {
      const seen = new Set(["/docs"]);
      for (const path of seen) for (const file of await expectOwn(edge, path)) seen.add(file);
      assert.equal([...seen].filter((path) => path.endsWith(".js")).length, 8);
      assert(seen.has("/docs/page.css") && seen.has("/openapi.json"));
    }));
});
