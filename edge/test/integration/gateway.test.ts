import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync, gunzipSync, gzipSync } from "node:zlib";
import type { EdgeConfig } from "../../src/config.ts";
import { startEdge, type TestEdge } from "../support/edge.ts";
import { kitchenContract, kitchenImage } from "../support/kitchen.ts";

const MAIN = new URL("../../src/main.ts", import.meta.url).pathname;

describe("the edge as a tool", () => {
  const folder = mkdtempSync(join(tmpdir(), "edge-tool-"));
  const image = join(folder, "image.binpb");
  before(() => writeFileSync(image, kitchenImage()));
  after(() => rmSync(folder, { recursive: true }));

  type Ended = { readonly code: number; readonly out: string; readonly err: string };
  const run = (...args: string[]) =>
    new Promise<Ended>((resolve) => {
      const env = { PATH: process.env.PATH };
      execFile(process.execPath, [MAIN, ...args], { env }, (error, out, err) =>
        resolve({ code: typeof error?.code === "number" ? error.code : 0, out, err }),
      );
    });

  it("checks an image, and lists its routes", async () => {
    const { code, out } = await run("--image", image, "--check");
    assert.equal(code, 0);
    assert.match(out, /^GET \/v1\/dishes\/\{dish_id\} -> kitchen\.v1\.KitchenService\/GetDish$/m);
    assert.match(out, /routes, no faults\n$/);
  });

  it("says what it can do", async () => {
    const { code, out } = await run("--help");
    assert.equal(code, 0);
    for (const option of ["--image", "--upstream", "--services", "--rules", "--cors-origin", "--check"]) {
      assert(out.includes(option), option);
    }
  });

  const faults: [rule: string, args: string[], text: RegExp][] = [
    ["an unknown option", ["--nope"], /--nope/],
    ["an image that is not there", ["--image", join(folder, "none")], /none: ENOENT/],
    ["an image that is none", ["--image", MAIN], /main\.ts: is no FileDescriptorSet/],
    [
      "no address",
      ["--image", image],
      /kitchen\.v1\.KitchenService: say --upstream kitchen\.v1\.KitchenService=HOST:PORT/,
    ],
    [
      "an address of another service",
      ["--image", image, "--upstream", "a.B=x:1", "--upstream", "y:2"],
      /a\.B: no route/,
    ],
    ["a value out of its range", ["--image", image, "--upstream", "y:2", "--body-limit", "0"], /EDGE_BODY_LIMIT_BYTES/],
  ];
  for (const [rule, args, text] of faults) {
    it(`does not start with ${rule}, and says so without a trace`, async () => {
      const { code, err } = await run(...args, ...(args.includes("--upstream") ? ["--port", "0"] : []));
      assert.equal(code, 2);
      assert.match(err, text);
      assert.doesNotMatch(err, /\n +at /);
    });
  }
});

describe("an option for pages and compression", () => {
  async function withEdge(config: Partial<EdgeConfig>, work: (edge: TestEdge) => Promise<void>) {
    const edge = await startEdge(kitchenContract(), config);
    edge.upstream.answer(() => ({ reply: { dish: { title: "x".repeat(2000) } } }));
    try {
      await work(edge);
    } finally {
      await edge.stop();
    }
  }

  it("lets pages of named origins read answers and errors, and no others", () =>
    withEdge({ corsOrigins: ["https://shop.example"] }, async (edge) => {
      for (const path of ["/v1/dishes/1", "/v1/nowhere"]) {
        const { headers } = await edge.send("GET", path, { headers: { origin: "https://shop.example" } });
        assert.equal(headers.get("access-control-allow-origin"), "https://shop.example");
        assert.match(headers.get("access-control-expose-headers") ?? "", /etag/);
        assert.match(headers.get("vary") ?? "", /Origin/);
      }
      const other = await edge.send("GET", "/v1/dishes/1", { headers: { origin: "https://evil.example" } });
      assert.equal(other.headers.get("access-control-allow-origin"), null);
    }));

  it("answers a browser's question with what the path takes", () =>
    withEdge({ corsOrigins: ["*"] }, async (edge) => {
      const headers = {
        origin: "https://shop.example",
        "access-control-request-method": "PATCH",
        "access-control-request-headers": "authorization, content-type",
      };
      const answer = await edge.send("OPTIONS", "/v1/dishes/1", { headers });
      assert.equal(answer.status, 204);
      assert.equal(answer.headers.get("access-control-allow-origin"), "*");
      assert.match(answer.headers.get("access-control-allow-methods") ?? "", /PATCH/);
      assert.equal(answer.headers.get("access-control-allow-headers"), "authorization, content-type");
    }));

  it("says nothing of pages where there is none", () =>
    withEdge({}, async (edge) => {
      const { headers } = await edge.send("GET", "/v1/dishes/1", { headers: { origin: "https://shop.example" } });
      assert.equal(headers.get("access-control-allow-origin"), null);
    }));

  const get = (edge: TestEdge, encoding: string) =>
    edge.raw(`GET /v1/dishes/1 HTTP/1.1\r\nhost: x\r\naccept-encoding: ${encoding}\r\nconnection: close\r\n\r\n`);

  it("compresses large answers for those who take them so", () =>
    withEdge({}, async (edge) => {
      const answer = await get(edge, "gzip");
      const [head = "", body = ""] = answer.split("\r\n\r\n");
      assert.match(head, /\r\ncontent-encoding: gzip\r\n/i);
      assert.match(head, /\r\nvary: Accept-Encoding\r\n/i);
      assert.equal(JSON.parse(String(gunzipSync(Buffer.from(body, "latin1")))).title.length, 2000);
      const plain = await get(edge, "br");
      assert.doesNotMatch(plain, /content-encoding/i);
      assert.match(plain, /\r\nvary: Accept-Encoding\r\n/i);
      edge.upstream.answer(() => ({ reply: { dish: { title: "small" } } }));
      assert.doesNotMatch(await get(edge, "gzip"), /content-encoding|accept-encoding/i);
    }));

  it("takes compressed bodies in the encodings that are spoken", () =>
    withEdge({ encodings: ["gzip", "br"] }, async (edge) => {
      const body = Buffer.from('{"aString":"hello"}');
      for (const [encoding, bytes] of [
        ["gzip", gzipSync(body)],
        ["x-gzip", gzipSync(body)],
        ["br", brotliCompressSync(body)],
      ] as const) {
        const headers = { "content-encoding": encoding };
        assert.equal((await edge.send("POST", "/v1/everything", { body: bytes, headers })).status, 200);
        assert.equal(JSON.stringify(edge.upstream.calls.pop()?.json).includes("hello"), true);
      }
      const broken = [Buffer.from("nope"), gzipSync(body).subarray(0, 12)];
      for (const bytes of broken) {
        const answer = await edge.send("POST", "/v1/everything", {
          body: bytes,
          headers: { "content-encoding": "gzip" },
        });
        assert.deepEqual([answer.status, answer.json.details[0].reason], [400, "MALFORMED_REQUEST"]);
      }
    }));

  it("limits bodies where no policy does, after inflating", () =>
    withEdge({ bodyLimitBytes: 1000 }, async (edge) => {
      const body = JSON.stringify({ aString: "x".repeat(1000) });
      assert.equal((await edge.send("POST", "/v1/everything", { body })).status, 413);
      const headers = { "content-encoding": "gzip" };
      assert.equal((await edge.send("POST", "/v1/everything", { body: gzipSync(body), headers })).status, 413);
    }));
});
