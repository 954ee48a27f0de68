import assert from "node:assert/strict";
import { callSecrets } from "./call-secrets.ts";

const CALL = { caller: "user-1", method: "/shelf.v1.Shelf/AddBook", key: "key-1" };
const OTHERS = [
  { ...CALL, caller: "user-2" },
  { ...CALL, method: "/shelf.v1.Shelf/DropBook" },
  { ...CALL, key: "key-2" },
];

describe("what is kept of a call", () => {
  it("is found and read again by whoever has its key", () => {
    const sealed = callSecrets(CALL).seal("the answer, für alle");
    assert.equal(callSecrets(CALL).open(sealed), "the answer, für alle");
    assert.equal(callSecrets(CALL).id, callSecrets(CALL).id);
    assert.equal(callSecrets(CALL).fingerprintOf("request"), callSecrets(CALL).fingerprintOf("request"));
  });

  it("is neither found nor read by another caller, at another rpc or with another key", () => {
    const mine = callSecrets(CALL);
    for (const other of OTHERS.map(callSecrets)) {
      assert.notEqual(other.id, mine.id);
      assert.notEqual(other.fingerprintOf("request"), mine.fingerprintOf("request"));
      assert.throws(() => other.open(mine.seal("the answer")));
    }
  });

  it("is another one each time that it is sealed", () =>
    assert.notEqual(callSecrets(CALL).seal("the answer"), callSecrets(CALL).seal("the answer")));

  it("is not read where it was changed", () => {
    const sealed = callSecrets(CALL).seal("the answer");
    assert.throws(() => callSecrets(CALL).open(`${sealed[0] === "A" ? "B" : "A"}${sealed.slice(1)}`));
  });
});
