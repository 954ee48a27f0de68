import assert from "node:assert/strict";
import { qualityOf } from "./accept.ts";
import { encodingFor, isWorthwhile } from "./body/encodings.ts";
import { formatFor } from "./streams/format.ts";

describe("what a caller accepts", () => {
  const formats: [accept: string | undefined, type: string][] = [
    [undefined, "application/x-ndjson"],
    ["", "application/x-ndjson"],
    ["*/*", "application/x-ndjson"],
    ["application/*", "application/x-ndjson"],
    ["text/html", "application/x-ndjson"],
    ["text/event-stream", "text/event-stream"],
    ["Text/Event-Stream; q=1", "text/event-stream"],
    ["application/json, text/event-stream", "text/event-stream"],
    ["application/json, text/event-stream;q=0.5", "application/json"],
    ["application/json, text/plain, */*", "application/json"],
    ["application/json, application/x-ndjson", "application/x-ndjson"],
    ["application/json;q=0, application/ndjson;q=0.1", "application/x-ndjson"],
    ["text/event-stream;q=0", "application/x-ndjson"],
    ["text/event-stream;q=x", "application/x-ndjson"],
  ];
  for (const [accept, type] of formats) {
    it(`of a stream, by ${accept}, is ${type}`, () => assert.equal(formatFor(accept).type, type));
  }

  const encodings: [accept: string | undefined, both: string | undefined, gzipOnly: string | undefined][] = [
    [undefined, undefined, undefined],
    ["gzip", "gzip", "gzip"],
    ["br", "br", undefined],
    ["gzip, deflate, br", "br", "gzip"],
    ["gzip;q=1, br;q=0.5", "gzip", "gzip"],
    ["gzip;q=0", undefined, undefined],
    ["*", "br", "gzip"],
    ["*;q=0.1, gzip;q=0", "br", undefined],
    ["identity", undefined, undefined],
  ];
  for (const [accept, both, gzipOnly] of encodings) {
    it(`of compressions, by ${accept}, is ${both}, or ${gzipOnly} where only gzip is spoken`, () => {
      assert.equal(encodingFor(accept, ["br", "gzip"]), both);
      assert.equal(encodingFor(accept, ["gzip"]), gzipOnly);
    });
  }

  it("is compressed only where that makes sense", () => {
    const kinds = ["application/problem+json", "text/csv; charset=utf-8", "application/x-ndjson", "image/svg+xml"];
    for (const type of kinds) assert(isWorthwhile(type), type);
    for (const type of ["image/png", "application/zip", "application/octet-stream"]) assert(!isWorthwhile(type), type);
    assert(!isWorthwhile("application/json", 1023));
    assert(isWorthwhile("application/json", 1024));
  });

  it("is the best of what a name stands there with", () => {
    assert.equal(qualityOf("a/b;q=0.2, a/b;q=0.7", "a/b"), 0.7);
    assert.equal(qualityOf("a/b", "a/c"), undefined);
  });
});
