import assert from "node:assert/strict";
import fc from "fast-check";
import { backgroundContext } from "../context/index.ts";
import { callHash, fingerprint, identifyCall } from "./idempotency.ts";

const key = fc.record({ subject: fc.string(), method: fc.string(), requestId: fc.string() });

describe("the hash of a call", () => {
  it("is the same for the same call and another for any other", () => {
    fc.assert(
      fc.property(key, key, (a, b) => {
        const same = a.subject === b.subject && a.method === b.method && a.requestId === b.requestId;
        assert.equal(callHash(a) === callHash(b), same);
        assert.equal(callHash(a), callHash({ ...a }));
      }),
    );
  });

  it("cannot be steered by moving a border between its parts", () => {
    const method = "/s/M";
    assert.notEqual(
      callHash({ subject: "a", method, requestId: "b" }),
      callHash({ subject: 'a","', method, requestId: "b" }),
    );
    assert.notEqual(
      callHash({ subject: "ab", method, requestId: "c" }),
      callHash({ subject: "a", method: `b${method}`, requestId: "c" }),
    );
  });

  it("never changes: documents of last year are found by it", () => {
    const method = "/souk.catalog.v1.CatalogService/CreateProduct";
    assert.equal(callHash({ subject: "user-1", method, requestId: "r-1" }), "8172a59503c69f6760c2640dc6077253");
  });
});

describe("a fingerprint", () => {
  it("tells different content apart and fits into a document", () => {
    assert.equal(fingerprint(Buffer.from("a")), fingerprint(Buffer.from("a")));
    assert.notEqual(fingerprint(Buffer.from("a")), fingerprint(Buffer.from("b")));
    assert.match(fingerprint(Buffer.from("")), /^[0-9a-f]{32}$/);
  });
});

describe("the identity of a call", () => {
  const signal = new AbortController().signal;
  const context = {
    ...backgroundContext("r", signal, 0),
    ...{ principal: { subject: "u-1", role: "STAFF" as const }, traceparent: "00-a-b-01", method: "/s/M" },
  };

  it("is who, what and the request id, with what the call carries along", () => {
    const { key, fingerprint: print, ...carried } = identifyCall(context, "id", Buffer.from("x"));
    assert.equal(key, callHash({ subject: "u-1", method: "/s/M", requestId: "id" }));
    assert.equal(print, fingerprint(Buffer.from("x")));
    assert.deepEqual(carried, { traceparent: "00-a-b-01", signal });
  });

  it("has no key without a request id", () => {
    assert.equal(identifyCall(context, "", Buffer.from("x")).key, undefined);
  });
});
