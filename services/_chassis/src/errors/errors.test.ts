import assert from "node:assert/strict";
import { Code } from "@souk/proto/google/rpc/code";
import { BadRequest, ErrorInfo, RetryInfo } from "@souk/proto/google/rpc/error_details";
import { Status } from "@souk/proto/google/rpc/status";
import fc from "fast-check";
import { testContract } from "../testing/index.ts";
import { AppError, invalidRequest, isReasoned, SHARED_DOMAIN, sharedError } from "./app-error.ts";
import { decodeStatus, encodeStatus, fromStatus, toAppError, toStatus } from "./status.ts";

const lookup = testContract().reason;

function overTheWire(error: AppError): AppError {
  const status = decodeStatus(encodeStatus(toStatus(error, lookup)));
  assert(status);
  const back = fromStatus(status);
  assert(back);
  return back;
}

describe("an AppError", () => {
  it("has the code that the contract gives its reason", () => {
    assert.equal(toStatus(sharedError("ACCESS_DENIED", "no"), lookup).code, Code.PERMISSION_DENIED);
    assert.equal(toStatus(new AppError("souk.catalog.v1", "PRODUCT_NOT_FOUND", "no"), lookup).code, Code.NOT_FOUND);
  });

  it("is INTERNAL where the contract does not know its reason", () => {
    assert.equal(toStatus(new AppError("souk.catalog.v1", "NEW_REASON", "?"), lookup).code, Code.INTERNAL);
  });

  it("comes through google.rpc.Status as it was, whatever it holds", () => {
    const words = fc.string({ unit: "grapheme", maxLength: 20 });
    const keys = words.filter((word) => word !== "__proto__"); // ErrorInfo's keys begin with a letter; ts-proto drops this one
    const metadata = fc.dictionary(keys, words, { maxKeys: 5, noNullPrototype: true });
    const violations = fc.array(
      fc.record({ field: words, description: words, rule: words }, { noNullPrototype: true }),
      { maxLength: 5 },
    );
    const delay = fc.option(fc.integer({ min: 0, max: 10_000_000 }), { nil: undefined });
    fc.assert(
      fc.property(words, metadata, violations, delay, (message, data, fieldViolations, retryAfterMs) => {
        const details = {
          metadata: data,
          fieldViolations,
          ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
        };
        const back = overTheWire(new AppError("souk.catalog.v1", "SLUG_TAKEN", message, details));
        assert.deepEqual({ ...back }, { ...new AppError("souk.catalog.v1", "SLUG_TAKEN", message, details) });
        assert.equal(back.message, message);
      }),
    );
  });

  it("sends ErrorInfo always, BadRequest and RetryInfo only where there is something to say", () => {
    const urls = (error: AppError) => toStatus(error, lookup).details.map(({ typeUrl }) => typeUrl.split("/")[1]);
    const plain = sharedError("UNAVAILABLE", "later");
    assert.deepEqual(urls(plain), [ErrorInfo.$type]);
    assert.deepEqual(urls(sharedError("UNAVAILABLE", "later", { retryAfterMs: 0 })), [
      ErrorInfo.$type,
      RetryInfo.$type,
    ]);
    assert.deepEqual(urls(invalidRequest({ field: "title", description: "is empty" })), [
      ErrorInfo.$type,
      BadRequest.$type,
    ]);
  });

  it("splits a delay into seconds and nanoseconds", () => {
    const [, detail] = toStatus(sharedError("UNAVAILABLE", "later", { retryAfterMs: 1_250 }), lookup).details;
    assert(detail);
    assert.deepEqual(RetryInfo.decode(detail.value).retryDelay, { seconds: 1n, nanos: 250_000_000 });
  });

  it("never sends its cause", () => {
    const status = toStatus(sharedError("INTERNAL", "broken", { cause: new Error("hunter2") }), lookup);
    assert(!encodeStatus(status).includes("hunter2"));
  });

  it("tells all violations in its message", () => {
    const error = invalidRequest({ field: "a", description: "is short" }, { field: "b.c", description: "is long" });
    assert.equal(error.message, "a: is short; b.c: is long");
    assert.equal(error.reason, "INVALID_REQUEST");
  });
});

describe("whatever was thrown", () => {
  it("stays as it is when it is an AppError", () => {
    const error = sharedError("CANCELLED", "gone");
    assert.equal(toAppError(error, "souk.catalog.v1"), error);
  });

  it("gets the answering service's domain when it only has a reason", () => {
    class SlugTaken extends Error {
      readonly reason = "SLUG_TAKEN";
      readonly metadata = { slug: "red-mug" };
    }
    const error = toAppError(new SlugTaken("taken"), "souk.catalog.v1");
    assert.deepEqual(
      [error.domain, error.reason, error.metadata],
      ["souk.catalog.v1", "SLUG_TAKEN", { slug: "red-mug" }],
    );
    assert.equal(error.message, "taken");
  });

  it("says when to ask again where the reason came with that", () => {
    const soon = Object.assign(new Error("wait"), { reason: "TOO_EARLY", retryAfterMs: 1_500 });
    assert.equal(toAppError(soon, "souk.catalog.v1").retryAfterMs, 1_500);
    assert.equal(
      toAppError(Object.assign(new Error("no"), { reason: "NEVER" }), "souk.catalog.v1").retryAfterMs,
      undefined,
    );
  });

  it("becomes INTERNAL without its text otherwise", () => {
    for (const thrown of [new Error("hunter2"), "hunter2", undefined, null, { reason: "hunter2" }]) {
      const error = toAppError(thrown, "souk.catalog.v1");
      assert.deepEqual([error.domain, error.reason], [SHARED_DOMAIN, "INTERNAL"]);
      assert(!error.message.includes("hunter2"));
      assert.equal(error.cause, thrown);
    }
  });

  it("is reasoned only with a reason of text", () => {
    assert(isReasoned(Object.assign(new Error("x"), { reason: "Y" })));
    assert(!isReasoned(Object.assign(new Error("x"), { reason: 3 })));
    assert(!isReasoned({ reason: "Y" }));
  });
});

describe("a status from a peer", () => {
  it("is no AppError without ErrorInfo", () => {
    assert.equal(fromStatus({ code: 5, message: "no such thing", details: [] }), undefined);
  });

  it("keeps what can be read when its details are broken", () => {
    const broken = { typeUrl: `type.googleapis.com/${RetryInfo.$type}`, value: Buffer.from([0x0a, 0xff]) };
    const [info] = toStatus(sharedError("UNAVAILABLE", "later"), lookup).details;
    assert(info);
    const error = fromStatus({ code: 14, message: "later", details: [broken, info] });
    assert.deepEqual([error?.reason, error?.retryAfterMs], ["UNAVAILABLE", undefined]);
    const brokenInfo = { ...broken, typeUrl: `type.googleapis.com/${ErrorInfo.$type}` };
    assert.equal(fromStatus({ code: 14, message: "later", details: [brokenInfo] }), undefined);
  });

  it("never throws, whatever the trailer holds", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const status = decodeStatus(bytes);
        if (status) fromStatus(status);
      }),
    );
    const good = encodeStatus(toStatus(invalidRequest({ field: "a", description: "b" }), lookup));
    for (let bit = 0; bit < good.length * 8; bit++) {
      const bytes = Buffer.from(good);
      bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      const status = decodeStatus(bytes);
      if (status) fromStatus(status);
    }
    assert.equal(decodeStatus(Buffer.from([0x12, 0x7f])), undefined);
  });

  it("is read from other implementations' bytes", () => {
    const status = Status.fromPartial({ code: 9, message: "m" });
    assert.deepEqual(decodeStatus(Status.encode(status).finish()), status);
  });
});
