import { availableParallelism } from "node:os";
import type { Rule } from "./invariants.ts";
import { doubleFaults, runCase, singleFaults } from "./matrix.ts";
import { BROKEN_RULES, MISTAKES, type Mistake, MUTANTS } from "./mutants.ts";
import { simulate, tellViolations } from "./run.ts";
import { runSeries } from "./series.ts";

type Say = (line: string) => void;

/** A mistake that so many worlds do not show would not be found. */
export const MUTANT_SEEDS = 50;
const DOUBLES = 500;
const MOST_STORIES = 3;
const MOST_THREADS = 2;
const TELL_EVERY = 50;

/** Answers the exit code, as all of these do. */
export async function proveSeeds(count: number, say: Say): Promise<number> {
  const start = performance.now();
  const threads = Math.min(MOST_THREADS, availableParallelism(), count);
  const { tally, violating } = await runSeries({ first: 1, count }, threads, (soFar) => {
    if (soFar.tally.seeds % TELL_EVERY === 0)
      say(`${soFar.tally.seeds} seeds, ${soFar.violating.length} with violations`);
  });
  for (const seed of violating.slice(0, MOST_STORIES)) say(await tellViolations({ seed }));
  say(`${tally} in ${seconds(start)} s`);
  say(`${violating.length} seeds with violations${violating.length > 0 ? `: ${violating.join(" ")}` : ""}`);
  return violating.length === 0 ? 0 : 1;
}

export async function tellSeed(seed: number, orderId: string | undefined, say: Say): Promise<number> {
  const { violations, tally, world } = await simulate({ seed, isTold: true });
  const asked = [...world.durable.orders.documents.keys()].filter((id) => orderId && id.startsWith(orderId));
  if (asked.length > 0) say(world.surroundings.story.of(asked));
  else if (violations.length > 0) say(await tellViolations({ seed }));
  say(`${tally}; ${violations.length} violations`);
  return violations.length === 0 ? 0 : 1;
}

export async function proveMutants(say: Say): Promise<number> {
  let missed = 0;
  for (const name of MISTAKES) {
    const caught = await catchMutant(name);
    if (!caught) missed++;
    say(`${name.padEnd(40)} ${caught ? `seed ${caught.seed}: ${caught.rules.join("; ")}` : "NOT CAUGHT"}`);
  }
  return missed === 0 ? 0 : 1;
}

/** The first seed that finds a mistake out by the rule that it breaks, and what else it found. */
export async function catchMutant(name: Mistake): Promise<{ seed: number; rules: Rule[] } | undefined> {
  for (let seed = 1; seed <= MUTANT_SEEDS; seed++) {
    const { violations } = await simulate({ seed, mutation: MUTANTS[name]() });
    const rules = [...new Set<Rule>(violations.map(({ rule }) => rule))];
    if (rules.includes(BROKEN_RULES[name])) return { seed, rules };
  }
  return undefined;
}

export async function proveFaults(say: Say): Promise<number> {
  const start = performance.now();
  const singles = await Promise.all(singleFaults().map((faults) => runCase(1, faults)));
  const unmet = singles.filter(({ isMet }) => !isMet).map(({ faults }) => `${faults} did not happen`);
  const doubles = await sampleDoubles();
  const wrong = [...singles, ...doubles].filter((each) => each.wrong.length > 0);
  for (const { faults, wrong: what, story } of wrong.slice(0, MOST_STORIES)) say([faults, ...what, story].join("\n"));
  for (const line of [...unmet, ...wrong.map(({ faults, wrong: what }) => `${faults}: ${what.join("; ")}`)]) say(line);
  say(`${singles.length} single faults, ${doubles.length} double faults, ${wrong.length} wrong, ${seconds(start)} s`);
  return wrong.length + unmet.length === 0 ? 0 : 1;
}

/** Pairs that cannot both befall an order are left out. */
export async function sampleDoubles(count = DOUBLES) {
  const cases = [];
  for (let seed = 1; cases.length < count; seed++) {
    const each = await runCase(seed, doubleFaults(seed));
    if (each.isMet || each.wrong.length > 0) cases.push(each);
  }
  return cases;
}

function seconds(start: number): number {
  return Math.round((performance.now() - start) / 1_000);
}
