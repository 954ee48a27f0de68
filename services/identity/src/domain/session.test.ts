import assert from "node:assert/strict";
import fc from "fast-check";
import { beginSession, GRACE_MS, isOver, judge, rotated, type SessionKind } from "./session.ts";

const START = new Date("2026-01-01T00:00:00Z");
const DAY_MS = 86_400_000;
const at = (ms: number) => new Date(START.getTime() + ms);
const begun = (kind: SessionKind = "CUSTOMER") =>
  beginSession({ id: "s", subject: "u", kind, methods: ["pwd"], seed: "seed", epoch: 0 }, START);

describe("a session", () => {
  it("takes its own refresh token, the one before it for a while, and no other", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 50 }),
        fc.integer({ min: 1, max: 60 }),
        fc.nat(20_000),
        (current, presented, ms) => {
          const session = { ...begun(), generation: current, rotateTime: START };
          const expected =
            presented === current ? "CURRENT" : presented === current - 1 && ms <= GRACE_MS ? "REPEATED" : "REUSED";
          assert.equal(judge(session, presented, at(ms)), expected);
        },
      ),
    );
  });

  it("goes on as long as it is refreshed, but a customer's no longer than a year and staff's no longer than half a day", () => {
    const lasts = (kind: SessionKind, everyMs: number) => {
      let session = begun(kind);
      let ms = 0;
      for (; !isOver(session, at(ms)) && ms < 1_000 * DAY_MS; ms += everyMs) session = rotated(session, at(ms));
      return session.expireTime.getTime() - START.getTime();
    };
    assert.equal(lasts("CUSTOMER", DAY_MS), 365 * DAY_MS);
    assert.equal(lasts("GUEST", DAY_MS), 365 * DAY_MS);
    assert.equal(lasts("STAFF", 60_000), DAY_MS / 2);
  });

  it("is over when it was ended, and when nobody refreshed it", () => {
    assert.equal(isOver(begun(), at(0)), false);
    assert.equal(isOver({ ...begun(), endTime: at(0) }, at(0)), true);
    assert.equal(isOver(begun(), at(30 * DAY_MS - 1)), false);
    assert.equal(isOver(begun(), at(30 * DAY_MS)), true);
  });
});
