import assert from "node:assert/strict";
import fc from "fast-check";
import { backoffMs, JOB_OPTIONS, prefixOf } from "./job-options.ts";

describe("jobs", () => {
  it("wait a second, then twice as long each time, up to a minute, less a fifth at most", () => {
    assert.deepEqual(
      [1, 2, 3, 6, 7, 19].map((attempt) => backoffMs(attempt, 0)),
      [1_000, 2_000, 4_000, 32_000, 60_000, 60_000],
    );
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 50 }),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        (attempt, random) => {
          const full = backoffMs(attempt, 0);
          const wait = backoffMs(attempt, random);
          assert(wait <= full && wait >= full * 0.8 - 1);
        },
      ),
    );
  });

  it("are tried twenty times, kept an hour when done, and kept when dead", () => {
    assert.deepEqual(JOB_OPTIONS, {
      attempts: 20,
      backoff: { type: "custom" },
      removeOnComplete: { age: 3_600 },
      removeOnFail: false,
    });
  });

  it("of one service share a slot", () => {
    assert.equal(prefixOf("inventory"), "{inventory}");
  });
});
