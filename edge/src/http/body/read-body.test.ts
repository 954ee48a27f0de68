import assert from "node:assert/strict";
import type { IncomingMessage } from "node:http";
import { PassThrough } from "node:stream";
import { type BodyRules, readBody } from "./read-body.ts";

const RULES: BodyRules = { limitBytes: 100, encodings: [], totalMs: 10_000, idleMs: 10_000 };

/** A request whose body never comes to its end. */
function unfinished(): IncomingMessage {
  const body = new PassThrough();
  body.write("half");
  return Object.assign(body, { headers: { "content-length": "8" } }) as never;
}

describe("a body", () => {
  it("that takes too long as a whole is refused", async () => {
    await assert.rejects(readBody(unfinished(), { ...RULES, totalMs: 20 }), { reason: "REQUEST_TIMEOUT" });
  });

  it("whose sender is silent for too long is refused", async () => {
    await assert.rejects(readBody(unfinished(), { ...RULES, idleMs: 20 }), { reason: "REQUEST_TIMEOUT" });
  });
});
