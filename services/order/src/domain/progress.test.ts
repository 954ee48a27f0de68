import assert from "node:assert/strict";
import fc from "fast-check";
import { later, NOW, newOrder } from "../../test/support/mothers.ts";
import { changed, type Order } from "./order.ts";
import { advanced, setBack, waiting } from "./progress.ts";

const TEN_MINUTES = 600_000;
const anyTries = fc.integer({ min: 0, max: 40 });
const anyRandom = fc.double({ min: 0, max: 1, noNaN: true });
const FOREVER = { reason: "UNAVAILABLE", retry: "FOREVER" } as const;

describe("a setback", () => {
  it("is waited out for longer each time, from half a second to five where one of us is away, and else to twenty", () => {
    fc.assert(
      fc.property(anyTries, anyRandom, fc.constantFrom("SOON", "FOREVER"), (tries, random, retry) => {
        const { order } = setBack({ ...newOrder(), tries }, { ...FOREVER, retry }, NOW, random);
        const waitMs = (order.nextAt?.getTime() ?? 0) - NOW.getTime();
        const longest = Math.min(500 * 2 ** tries, retry === "SOON" ? 5_000 : 20_000);
        assert.ok(waitMs <= longest && waitMs >= Math.floor(longest * 0.8), `${waitMs} ms after ${tries} tries`);
        assert.equal(order.tries, tries + 1);
      }),
    );
  });

  it("is told to staff once it has lasted for ten minutes, and still tried", () => {
    const early = setBack(newOrder(), FOREVER, later(TEN_MINUTES - 1), 0);
    assert.deepEqual([early.order.attention, early.events], [undefined, []]);
    const late = setBack(early.order, FOREVER, later(TEN_MINUTES), 0);
    assert.deepEqual(late.events, [{ kind: "OrderNeedsAttention", reason: "UNAVAILABLE" }]);
    assert.equal(late.order.attention?.parked, false);
    const again = setBack(late.order, FOREVER, later(TEN_MINUTES + 1), 0);
    assert.deepEqual([again.events, again.order.attention?.since], [[], later(TEN_MINUTES)]);
    assert.ok(again.order.nextAt);
  });

  it("that cannot be mended is told at once, and not tried again", () => {
    const { order, events } = setBack(newOrder(), { reason: "PAYMENT_DIFFERS", retry: "NEVER" }, NOW, 0);
    assert.deepEqual([order.attention?.parked, order.nextAt], [true, undefined]);
    assert.deepEqual(events, [{ kind: "OrderNeedsAttention", reason: "PAYMENT_DIFFERS" }]);
  });

  it("that was told as late is told again when it is parked", () => {
    const late = setBack(newOrder(), FOREVER, later(TEN_MINUTES), 0).order;
    const parked = setBack(late, { reason: "PAYMENT_DIFFERS", retry: "NEVER" }, later(TEN_MINUTES + 1), 0);
    assert.deepEqual([parked.events.length, parked.order.attention?.since], [1, later(TEN_MINUTES)]);
  });

  it("is over when the step is done", () => {
    const late = setBack(newOrder(), FOREVER, later(TEN_MINUTES), 0).order;
    const { order } = advanced(late, "AUTHORIZING", later(TEN_MINUTES + 1));
    assert.deepEqual([order.attention, order.tries], [undefined, 0]);
  });
});

describe("an order that waits for its buyer", () => {
  it("tells him once what there is to do", () => {
    const action = { redirectUrl: "https://bank.test/3ds" };
    const first = waiting({ ...newOrder(), step: "AUTHORIZING" }, action, NOW);
    assert.deepEqual(first.events, [{ kind: "OrderActionRequired" }]);
    assert.deepEqual(waiting(first.order, action, later(1)).events, []);
  });
});

describe("an order's log", () => {
  it("keeps its first entry and the newest, two hundred in all", () => {
    let order: Order = newOrder();
    for (let n = 1; n <= 300; n++) order = changed(order, {}, later(n), { cause: `n-${n}` });
    assert.equal(order.log.length, 200);
    const causes = order.log.map(({ cause }) => cause);
    assert.deepEqual([causes[0], causes[1], causes.at(-1)], ["placed", "n-102", "n-300"]);
  });
});
