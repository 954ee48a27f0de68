import assert from "node:assert/strict";
import { type Mutation, simulateEvents } from "../../test/support/event-simulation.ts";
import type { EventLog, Mark, OutboxStore } from "./ports.ts";

/** `SIM_SEEDS=5000 SIM_FIRST=1` runs more of them, or others. */
const SEEDS = Number(process.env.SIM_SEEDS ?? 200);
const FIRST = Number(process.env.SIM_FIRST ?? 1);

describe("relay and publisher under crashes, stalls, zombies and a forgetful Redis", () => {
  it(`keep every promise in ${SEEDS} seeds`, async function () {
    this.timeout(10_000 + SEEDS * 200);
    for (let seed = FIRST; seed < FIRST + SEEDS; seed++) {
      try {
        await simulateEvents(seed);
      } catch (error) {
        throw new Error(`seed ${seed} (SIM_FIRST=${seed} SIM_SEEDS=1): ${(error as Error).message}`, {
          cause: error,
        });
      }
    }
  });
});

/** The same object but for some of its methods. */
function change<T extends object>(target: T, changed: Partial<T>): T {
  return new Proxy(target, { get: (_, key) => Reflect.get(key in changed ? changed : target, key) });
}

const MUTANTS: Readonly<Record<string, Mutation>> = {
  "a relay that does not clear what the holder before it had logged": {
    log: (log) =>
      change(log, {
        last: async (count) => (await log.last(count)).map((row) => ({ ...row, id: "nobody's" })),
      }),
  },
  "a relay that looks back on fewer rows than a batch has": {
    log: (log) => change(log, { last: () => log.last(1) }),
  },
  "a relay that writes past whoever else writes": {
    log: (log) => change<EventLog>(log, { append: (events) => appendAtTail(log, events) }),
  },
  "a relay that clears what it has not logged": {
    outbox: (outbox) =>
      change<OutboxStore>(outbox, {
        clear: (batch) => outbox.clear(batch, new Set(batch.flatMap(({ rows }) => rows.map(({ id }) => id)))),
      }),
  },
  "a relay that takes the newest rows first": {
    outbox: (outbox) =>
      change(outbox, {
        pending: async (limit) =>
          (await outbox.pending(limit)).map((each) => ({ ...each, rows: each.rows.toReversed() })),
      }),
  },
  "a publisher that does not look whether its jobs are still there": {
    queue: (queue) => change(queue, { moveMark: (from, to) => queue.moveMark(from, to, []) }),
  },
  "a publisher that trusts the mark it remembers": {
    queue: (queue) => {
      let remembered: Mark | undefined;
      return change(queue, {
        mark: async () => remembered ?? (await queue.mark()),
        moveMark: async (_, to, added) => {
          remembered = to;
          return queue.moveMark(await queue.mark(), to, added);
        },
      });
    },
  },
  "a publisher that moves the mark and does not add": {
    queue: (queue) =>
      change(queue, { add: async () => undefined, moveMark: (from, to) => queue.moveMark(from, to, []) }),
  },
};

async function appendAtTail(log: EventLog, events: Parameters<EventLog["append"]>[0]) {
  const tail = await log.tail();
  return log.append(events.map((event, i) => ({ ...event, n: tail + BigInt(i) + 1n })));
}

describe("the simulation", () => {
  for (const [name, mutation] of Object.entries(MUTANTS)) {
    it(`finds out ${name}`, async function () {
      this.timeout(60_000);
      let caughtBy = 0;
      for (let seed = FIRST; caughtBy === 0 && seed < FIRST + 200; seed++) {
        await simulateEvents(seed, mutation).catch(() => {
          caughtBy = seed;
        });
      }
      assert(caughtBy > 0, "no seed of 200 noticed");
    });
  }
});
