import assert from "node:assert/strict";
import { Resets } from "./resets.ts";

describe("the resets of a connection", () => {
  let now = 0;
  let renewed = 0;
  let resets: Resets;
  beforeEach(() => {
    [now, renewed] = [0, 0];
    resets = new Resets(
      () => renewed++,
      () => now,
    );
  });

  function count(times: number): number {
    for (let i = 0; i < times; i++) resets.count();
    return renewed;
  }

  it("may be five hundred at once; with one more it is made anew, and may have as many again", () => {
    assert.equal(count(500), 0);
    assert.equal(count(1), 1);
    assert.equal(count(500), 1);
    assert.equal(count(1), 2);
  });

  it("may be twenty-five a second for ever", () => {
    for (let second = 0; second < 1_000; second++) {
      count(25);
      now += 1_000;
    }
    assert.equal(renewed, 0);
  });

  it("are not saved up", () => {
    now += 1e9;
    assert.equal(count(501), 1);
  });
});
