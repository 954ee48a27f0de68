import assert from "node:assert/strict";
import { wireRegistry } from "../../../edge/test/support/wire-types.ts";
import { type Answer, answerer, type Question } from "./answer.ts";
import { listedFailures } from "./proof.ts";

const answer = answerer(wireRegistry());

function ask(question: Partial<Question>): Answer {
  return answer({
    type: "wire.v1.Leaf",
    payload: { case: undefined },
    wants: "json",
    ignoresUnknownFields: false,
    ...question,
  });
}

const json = (value: string) => ({ case: "jsonPayload", value });
const wire = (hex: string) => ({ case: "protobufPayload", value: Buffer.from(hex, "hex") });

describe("the conformance testee", () => {
  it("turns JSON into bytes, bytes into JSON, and JSON into JSON", () => {
    const bytes = ask({ payload: json('{"name":"a"}'), wants: "binary" });
    assert.deepEqual(bytes, { case: "protobufPayload", value: new Uint8Array([0x0a, 1, 0x61]) });
    assert.deepEqual(ask({ payload: wire("0a0161") }), json('{"name":"a"}'));
    assert.deepEqual(ask({ payload: json('{"size":5}') }), json('{"size":"5"}'));
  });

  it("says whether it cannot read or cannot print", () => {
    assert.equal(ask({ payload: json("{") }).case, "parseError");
    assert.equal(ask({ payload: json('{"nope":1}') }).case, "parseError");
    assert.equal(ask({ payload: wire("0aff") }).case, "parseError");
    assert.equal(ask({ type: "google.protobuf.Value", payload: wire("") }).case, "serializeError");
  });

  it("passes over unknown fields where it is told to", () => {
    assert.deepEqual(ask({ payload: json('{"nope":1}'), ignoresUnknownFields: true }), json("{}"));
  });

  it("skips what the edge does not do", () => {
    assert.equal(ask({ payload: wire(""), wants: "binary" }).case, "skipped");
    assert.equal(ask({ payload: wire(""), wants: "something else" }).case, "skipped");
    assert.equal(ask({ type: "wire.v1.Old", payload: wire("") }).case, "skipped");
    assert.equal(ask({ type: "no.Such", payload: wire("") }).case, "skipped");
  });

  it("may fail at most three tests, none of them required", () => {
    const failures = listedFailures();
    assert(failures.length <= 3 && failures.every((name) => name.startsWith("Recommended.")));
  });
});
