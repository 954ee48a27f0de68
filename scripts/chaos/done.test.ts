import assert from "node:assert/strict";
import { createRandom } from "../prove/support/random.ts";
import { type Done, doneChecks, isEnough } from "./done.ts";
import { startStoreFaults } from "./store-faults.ts";

const RHYTHM = { processEveryMs: 2_000, storeEveryMs: 30_000, least: { storeFaults: 25, writeFaults: 2 } };
const DONE: Done = {
  kills: new Map(Object.entries({ order: 15, payment: 14, redis: 2, mongo: 2 })),
  processes: ["order", "payment"],
  faults: {
    writes: { REPLY_LOST: 5, RESET: 5, NOT_PRIMARY: 5 },
    reads: { REPLY_LOST: 5, RESET: 5, NOT_PRIMARY: 5 },
  },
};

/** The checks that do not hold after a minute, with what they measured. */
const brokenBy = (done: Partial<Done>) =>
  doneChecks({ ...DONE, ...done }, 60, RHYTHM)
    .filter(({ holds }) => !holds)
    .map(({ what, measured, wanted }) => `${what}: ${measured} (${wanted})`);

describe("what was done to a shop in chaos", () => {
  it("is enough at the rhythm that was asked for", () => {
    assert.deepEqual(brokenBy({}), []);
    assert.ok(isEnough(DONE, RHYTHM));
  });

  it("is too little where processes or stores are killed less than half as often", () => {
    const kills = new Map(Object.entries({ order: 7, payment: 7, mongo: 1 }));
    assert.deepEqual(brokenBy({ kills }), [
      "kills of processes in 60 s, one to come every 2 s: 14 (≥ 15)",
      "kills of redis in 60 s, one to come every 30 s: 0 (≥ 1)",
    ]);
    assert.equal(isEnough({ ...DONE, kills }, RHYTHM), false);
  });

  it("is too little where one process is spared", () => {
    const processes = [...DONE.processes, "cart"];
    assert.deepEqual(brokenBy({ processes }), ["kills of the process that was killed least: 0 (≥ 1)"]);
    assert.equal(isEnough({ ...DONE, processes }, RHYTHM), false);
  });

  it("is too little where only reads lose their replies", () => {
    const faults = { ...DONE.faults, writes: { ...DONE.faults.writes, REPLY_LOST: 0 } };
    assert.deepEqual(brokenBy({ faults }), [
      "writes broken in the way that was rarest: 0 (≥ 2)",
      "writes that were made, and their reply lost: 0 (≥ 2)",
    ]);
    assert.equal(isEnough({ ...DONE, faults }, RHYTHM), false);
  });
});

describe("faults of a store", () => {
  it("are counted for writes and for reads apart, and leave the driver's own commands alone", () => {
    const faults = startStoreFaults(createRandom(1), 1);
    faults.begin();
    for (const command of ["insert", "update", "findAndModify", "delete", "find", "hello"]) faults.decide(command);
    const count = (counts: object) => Object.values(counts).reduce((sum, each) => sum + each, 0);
    assert.deepEqual([count(faults.done.writes), count(faults.done.reads)], [4, 1]);
  });
});
