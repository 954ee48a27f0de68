import assert from "node:assert/strict";
import fc from "fast-check";
import { later, NOW } from "../../test/support/mothers.ts";
import { holdUse, newCounter, releaseUse, type UseCounter, useUp } from "./coupon-uses.ts";

const LIMIT = 3;
const TEN_MINUTES = 600_000;
const counter = newCounter("SPRING", "SPRING");
const usedUp = { reason: "COUPON_NOT_VALID", metadata: { couponCode: "SPRING" } };

const VERBS = {
  hold: (before: UseCounter, orderId: string) => holdUse(before, orderId, LIMIT, NOW),
  use: (before: UseCounter, orderId: string) => useUp(before, orderId, NOW),
  release: (before: UseCounter, orderId: string) => releaseUse(before, orderId, NOW),
} as const;
const MOVES = fc.array(
  fc.tuple(
    fc.constantFrom(...(Object.keys(VERBS) as (keyof typeof VERBS)[])),
    fc.constantFrom("a", "b", "c", "d", "e"),
  ),
  { maxLength: 40 },
);

/** Undefined where nothing changes, or it is refused. */
function after(before: UseCounter, verb: keyof typeof VERBS, orderId: string): UseCounter | undefined {
  try {
    return VERBS[verb](before, orderId);
  } catch (error) {
    assert.equal((error as { reason?: string }).reason, "COUPON_NOT_VALID");
    return undefined;
  }
}

describe("the uses of a coupon", () => {
  it("are as many as orders hold and have used, never more than the limit, whatever is done in whatever order", () => {
    fc.assert(
      fc.property(MOVES, (moves) => {
        let now = counter;
        for (const [verb, orderId] of moves) {
          const next = after(now, verb, orderId);
          if (next) assert.equal(after(next, verb, orderId), undefined, "the same again changes nothing");
          now = next ?? now;
          assert.equal(now.used, now.entries.filter(({ state }) => state !== "RELEASED").length);
          assert.ok(now.used <= LIMIT);
        }
      }),
    );
  });

  it("are any number where there is no limit", () => {
    let now: UseCounter | undefined = counter;
    for (let n = 0; n < 100; n++) now = now && holdUse(now, `o-${n}`, 0, NOW);
    assert.equal(now?.used, 100);
  });

  it("are free again for others when one is given back, but not for the order that gave it back", () => {
    const held = holdUse(counter, "o-1", 1, NOW) as UseCounter;
    assert.throws(() => holdUse(held, "o-2", 1, NOW), usedUp);
    const released = releaseUse(held, "o-1", NOW) as UseCounter;
    assert.throws(() => holdUse(released, "o-1", 1, NOW), usedUp);
    assert.equal(holdUse(released, "o-2", 1, NOW)?.used, 1);
  });

  it("are refused to a hold that comes after its release", () => {
    const released = releaseUse(counter, "o-1", NOW) as UseCounter;
    assert.equal(released.used, 0);
    assert.throws(() => holdUse(released, "o-1", 0, NOW), usedUp);
  });

  it("that are used stay used", () => {
    const used = useUp(holdUse(counter, "o-1", 1, NOW) as UseCounter, "o-1", NOW) as UseCounter;
    assert.equal(releaseUse(used, "o-1", NOW), undefined);
    assert.equal(used.used, 1);
  });

  it("count on after their entries are forgotten, and what is held is never forgotten", () => {
    let now = useUp(holdUse(counter, "o-1", 3, NOW) as UseCounter, "o-1", NOW) as UseCounter;
    now = holdUse(now, "o-2", 3, NOW) as UseCounter;
    now = holdUse(now, "o-3", 3, later(TEN_MINUTES)) as UseCounter;
    assert.deepEqual(
      now.entries.map(({ orderId }) => orderId),
      ["o-2", "o-3"],
    );
    assert.equal(now.used, 3);
    assert.throws(() => holdUse(now, "o-4", 3, later(TEN_MINUTES)), usedUp);
  });
});
