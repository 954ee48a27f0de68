import assert from "node:assert/strict";
import fc from "fast-check";
import { adjustBucket, openBucket } from "./bucket.ts";
import { InventoryError } from "./errors.ts";
import {
  type Reservation,
  type ReservationChange,
  type ReservationState,
  type ReservedBucket,
  unitsIn,
} from "./reservation.ts";
import { commit, confirm, expire, extend, hold, release } from "./reserve.ts";

const START = Date.UTC(2026, 0, 1);
const HOLD_MS = 900_000;
const STOCK = 40n;

function stocked(quantity = STOCK): ReservedBucket {
  const { bucket } = openBucket("mug-1", "main", new Date(START));
  const filled = adjustBucket(bucket, { op: "fill", delta: quantity, note: "" }, 5n, new Date(START));
  return { bucket: filled.bucket, reservations: new Map(), isSettled: false };
}

function after(before: ReservedBucket, change: ReservationChange | undefined): ReservedBucket {
  if (!change) return before;
  const reservations = new Map(before.reservations).set(change.reservation.orderId, change.reservation);
  for (const orderId of change.forgotten) reservations.delete(orderId);
  return { ...before, bucket: change.bucket, reservations };
}

const at = (ms: number) => ({ now: new Date(START + ms), lowThreshold: 5n });
const wants = (orderId: string, quantity = 2n, buyerId = orderId) => ({
  ...{ orderId, buyerId, quantity, expireTime: new Date(START + HOLD_MS) },
});
const reasonOf = (work: () => unknown) => {
  try {
    work();
    return "none";
  } catch (error) {
    assert(error instanceof InventoryError);
    return error.reason;
  }
};

type Step = readonly [verb: "hold" | "extend" | "confirm" | "commit" | "release" | "expire", order: number, ms: number];

/** What a reservation may become, whatever is asked of it. */
const MAY_BECOME: Readonly<Record<ReservationState | "NONE", readonly (ReservationState | "NONE")[]>> = {
  NONE: ["NONE", "HELD", "RELEASED"],
  HELD: ["HELD", "CONFIRMED", "RELEASED"],
  CONFIRMED: ["CONFIRMED", "COMMITTED", "RELEASED"],
  COMMITTED: ["COMMITTED"],
  RELEASED: ["RELEASED"],
};

describe("reservations", () => {
  const step = fc.tuple(
    fc.constantFrom<Step[0]>("hold", "extend", "confirm", "commit", "release", "expire"),
    fc.nat(7),
    fc.nat(300_000),
  );

  it("lose and make no unit, and go their way in one direction, whatever is asked in whatever order", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
        let reserved = stocked();
        let ms = 0;
        for (const [verb, n, passed] of steps) {
          ms += passed;
          const orderId = `o-${n}`;
          const before = reserved.reservations.get(orderId)?.state ?? "NONE";
          try {
            reserved = after(reserved, apply(reserved, verb, orderId, ms));
          } catch (error) {
            assert(error instanceof InventoryError, String(error));
          }
          const all = [...reserved.reservations.values()];
          assert(reserved.bucket.available >= 0n);
          const inHouse = reserved.bucket.available + unitsIn(all, ["HELD", "CONFIRMED"]);
          assert.equal(inHouse + unitsIn(all, ["COMMITTED"]), STOCK);
          assert(MAY_BECOME[before].includes(reserved.reservations.get(orderId)?.state ?? "NONE"));
        }
      }),
    );
  });

  it("book what changes in what can be sold, and nothing else", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        let reserved = stocked();
        let [ms, booked] = [0, STOCK];
        for (const [verb, n, passed] of steps) {
          ms += passed;
          try {
            const change = apply(reserved, verb, `o-${n}`, ms);
            booked += change?.entry?.delta ?? 0n;
            if (change?.entry) assert.equal(change.entry.availableAfter, change.bucket.available);
            reserved = after(reserved, change);
          } catch {}
          assert.equal(booked, reserved.bucket.available);
        }
      }),
    );
  });

  it("repeated, change nothing", () => {
    const held = after(stocked(), hold(stocked(), wants("o-1"), at(0)));
    assert.equal(hold(held, wants("o-1"), at(1)), undefined);
    const confirmed = after(held, confirm(held, "o-1", at(1)));
    assert.equal(confirm(confirmed, "o-1", at(2)), undefined);
    const sold = after(confirmed, commit(confirmed, "o-1", at(2)));
    assert.equal(commit(sold, "o-1", at(3)), undefined);
    const released = after(held, release(held, "o-1", at(1)));
    assert.equal(release(released, "o-1", at(2)), undefined);
  });

  it("refuse what comes late: a hold after its release, though there was nothing to release", () => {
    const tombstone = after(stocked(), release(stocked(), "o-1", at(0)));
    assert.equal(
      reasonOf(() => hold(tombstone, wants("o-1"), at(1))),
      "RESERVATION_OVER",
    );
  });

  it("are not confirmed once they have expired, also where nobody has released them yet", () => {
    const held = after(stocked(), hold(stocked(), wants("o-1"), at(0)));
    assert.equal(
      reasonOf(() => confirm(held, "o-1", at(HOLD_MS))),
      "RESERVATION_OVER",
    );
    assert.equal(confirm(held, "o-1", at(HOLD_MS - 1))?.reservation.state, "CONFIRMED");
  });

  it("are never taken from an order that is about to be paid", () => {
    const held = after(stocked(), hold(stocked(), wants("o-1"), at(0)));
    const confirmed = after(held, confirm(held, "o-1", at(1)));
    assert.equal(expire(confirmed, "o-1", at(10 * HOLD_MS)), undefined);
    const sold = after(confirmed, commit(confirmed, "o-1", at(2)));
    assert.equal(
      reasonOf(() => release(sold, "o-1", at(3))),
      "RESERVATION_COMMITTED",
    );
    assert.equal(
      reasonOf(() => commit(held, "o-1", at(1))),
      "RESERVATION_NOT_CONFIRMED",
    );
  });

  it("that expire are told of, with what they give back", () => {
    const held = after(stocked(), hold(stocked(), wants("o-1"), at(0)));
    const expired = expire(held, "o-1", at(HOLD_MS));
    assert.deepEqual(expired?.events, [
      { kind: "StockChanged" },
      { kind: "ReservationExpired", orderId: "o-1", quantity: 2n },
    ]);
    assert.deepEqual([expired?.bucket.available, expired?.entry?.kind], [STOCK, "EXPIRED"]);
  });

  it("are extended, never shortened", () => {
    const held = after(stocked(), hold(stocked(), wants("o-1"), at(0)));
    assert.equal(extend(held, "o-1", new Date(START + 1), at(1)), undefined);
    const longer = new Date(START + 2 * HOLD_MS);
    assert.deepEqual(extend(held, "o-1", longer, at(1))?.reservation.expireTime, longer);
  });

  it("of one buyer are five units at most, or a tenth of what is in the house", () => {
    let few = stocked(40n);
    few = after(few, hold(few, wants("o-1", 3n, "ada"), at(0)));
    assert.equal(
      reasonOf(() => hold(few, wants("o-2", 3n, "ada"), at(1))),
      "HOLD_QUOTA_REACHED",
    );
    hold(few, wants("o-2", 2n, "ada"), at(1));
    hold(few, wants("o-3", 3n, "bob"), at(1));
    assert.equal(
      reasonOf(() => hold(stocked(1_000n), wants("o-1", 101n), at(0))),
      "HOLD_QUOTA_REACHED",
    );
    hold(stocked(1_000n), wants("o-1", 100n), at(0));
  });

  it("are refused for more than there is, and for another quantity than before", () => {
    assert.equal(
      reasonOf(() => hold(stocked(1n), wants("o-1", 2n), at(0))),
      "INSUFFICIENT_STOCK",
    );
    const held = after(stocked(), hold(stocked(), wants("o-1", 2n), at(0)));
    assert.equal(
      reasonOf(() => hold(held, wants("o-1", 3n), at(0))),
      "RESERVATION_DIFFERS",
    );
  });

  /** So many, the first of which was changed first. */
  const many = (count: number, state: ReservationState, name: string) =>
    Array.from({ length: count }, (_, i): [string, Reservation] => {
      const orderId = `${name}-${i}`;
      return [orderId, { ...wants(orderId), state, updateTime: new Date(START + i) }];
    });

  it("of a bucket are two thousand at most, not counting those that are over", () => {
    const full = { ...stocked(1_000_000n), reservations: new Map(many(2_000, "CONFIRMED", "o")) };
    const over = { ...full, reservations: new Map([...many(1_999, "HELD", "o"), ...many(2_000, "RELEASED", "over")]) };
    assert.equal(
      reasonOf(() => hold(full, wants("one-more"), at(0))),
      "TOO_MANY_RESERVATIONS",
    );
    assert.equal(hold(over, wants("one-more"), at(0))?.reservation.state, "HELD");
  });

  it("that are over are two thousand at most: the oldest goes where one more comes", () => {
    const full = { ...stocked(), reservations: new Map(many(2_000, "RELEASED", "over").toReversed()) };
    assert.deepEqual(release(full, "late", at(5_000))?.forgotten, ["over-0"]);
    const held = { ...full, reservations: new Map([...full.reservations, ...many(1, "HELD", "o")]) };
    assert.deepEqual(expire(held, "o-0", at(HOLD_MS))?.forgotten, ["over-0"]);
    const room = { ...stocked(), reservations: new Map(many(1_999, "RELEASED", "over")) };
    assert.deepEqual(release(room, "late", at(5_000))?.forgotten, []);
    assert.deepEqual(hold(full, wants("one-more"), at(0))?.forgotten, []);
  });
});

function apply(reserved: ReservedBucket, verb: Step[0], orderId: string, ms: number): ReservationChange | undefined {
  switch (verb) {
    case "hold":
      return hold(reserved, { ...wants(orderId), expireTime: new Date(START + ms + HOLD_MS) }, at(ms));
    case "extend":
      return extend(reserved, orderId, new Date(START + ms + HOLD_MS), at(ms));
    case "confirm":
      return confirm(reserved, orderId, at(ms));
    case "commit":
      return commit(reserved, orderId, at(ms));
    case "release":
      return release(reserved, orderId, at(ms));
    case "expire":
      return expire(reserved, orderId, at(ms));
  }
}
