import assert from "node:assert/strict";
import { runCase, singleFaults } from "./matrix.ts";
import { MISTAKES } from "./mutants.ts";
import { catchMutant, MUTANT_SEEDS, sampleDoubles } from "./reports.ts";
import { simulate, tellViolations } from "./run.ts";

/** `SIM_SEEDS=1000 SIM_FIRST=1` runs more of them, or others. */
const SEEDS = Number(process.env.SIM_SEEDS ?? 50);
const FIRST = Number(process.env.SIM_FIRST ?? 1);
const SLOWEST_SEED_MS = 10_000;
/** Of one core: a minute for 50 seeds, whatever else the machine does. */
const SEED_CPU_MS = 1_200;

describe("checkouts under crashes, zombies, lost replies, an unsure provider and a forgetful Redis", () => {
  it(`keep every promise in ${SEEDS} seeds`, async function () {
    this.timeout(SEEDS * SLOWEST_SEED_MS);
    const before = process.cpuUsage();
    for (let seed = FIRST; seed < FIRST + SEEDS; seed++) {
      const { violations } = await simulate({ seed });
      if (violations.length > 0) assert.fail(await tellViolations({ seed }));
    }
    const { user, system } = process.cpuUsage(before);
    assert.ok((user + system) / 1_000 <= SEEDS * SEED_CPU_MS, `${SEEDS} seeds cost ${(user + system) / 1e6} s of CPU`);
  });

  it("happen again, turn by turn, with the same seed", async function () {
    this.timeout(6 * SLOWEST_SEED_MS);
    const story = async (seed: number) => {
      const { world } = await simulate({ seed, buyers: 8, isTold: true });
      return world.surroundings.story.all();
    };
    const first = await story(7);
    assert.ok(first === (await story(7)), "the same seed tells another story");
    assert.ok(first !== (await story(8)), "another seed tells the same story");
  });
});

describe("an order", () => {
  for (const faults of singleFaults()) {
    const [[step, fault] = []] = faults;
    it(`comes to its right end after a ${fault} at ${step}`, async function () {
      this.timeout(SLOWEST_SEED_MS);
      const { isMet, wrong, story } = await runCase(1, faults);
      assert.ok(isMet, "the fault did not happen");
      assert.deepEqual(wrong, [], story);
    });
  }

  it("comes to its right end after any two of them", async function () {
    this.timeout(120_000);
    const cases = await sampleDoubles();
    const wrong = cases.filter((each) => each.wrong.length > 0);
    assert.deepEqual(
      wrong.map((each) => [each.faults, ...each.wrong]),
      [],
      wrong[0]?.story,
    );
  });
});

describe("the simulation", () => {
  for (const name of MISTAKES) {
    it(`finds out, by the rule that it breaks: ${name}`, async function () {
      this.timeout(MUTANT_SEEDS * SLOWEST_SEED_MS);
      assert.ok(await catchMutant(name), `no seed of ${MUTANT_SEEDS} noticed`);
    });
  }
});
