import fc from "fast-check";
import {
  AMOUNT,
  COUNTRY,
  COUPON,
  LINES,
  PAID,
  REFUNDS,
  WEIGHTS,
} from "../../../services/order/test/support/money-model.ts";
import { checkPrice, checkRefunds, checkSplit, checkTax } from "../../../services/order/test/support/money-rules.ts";
import { type Check, exactly, told } from "../support/checks.ts";
import { WAYS } from "./ways.ts";

export interface MoneyProofOptions {
  readonly cases: number;
  readonly seed: number;
  readonly say: (line: string) => void;
}

/** One more than the largest number up to which a double tells all whole numbers apart, and one more. */
const NO_DOUBLE = 9_007_199_254_740_993n;
const MOST = 2n ** 63n - 1n;
const ON_THE_WAY = [NO_DOUBLE, NO_DOUBLE - 2n, 1n, MOST, MOST - 1n];

interface Rule {
  readonly what: string;
  /** Of all cases. */
  readonly share: number;
  /** For how many cases it holds before the first for which it does not, and what that one is. */
  readonly ask: (run: Run) => Asked;
}

interface Run {
  readonly numRuns: number;
  readonly seed: number;
}

interface Asked {
  readonly held: number;
  readonly fault: string | undefined;
}

const RULES: readonly Rule[] = [
  {
    what: "splits sum to the whole, each part less than a unit off",
    ...{ share: 0.3, ask: (run) => asked(fc.check(fc.property(AMOUNT, WEIGHTS, checkSplit), run)) },
  },
  {
    what: "taxes are the nearest unit, half-even",
    ...{ share: 0.3, ask: (run) => asked(fc.check(fc.property(AMOUNT, COUNTRY, checkTax), run)) },
  },
  {
    what: "lines, discounts and taxes sum to the totals of their cart",
    ...{ share: 0.2, ask: (run) => asked(fc.check(fc.property(LINES, COUPON, COUNTRY, checkPrice), run)) },
  },
  {
    what: "refunds and what is left sum to what was paid",
    ...{ share: 0.2, ask: (run) => asked(fc.check(fc.property(PAID, REFUNDS, checkRefunds), run)) },
  },
];

export async function proveMoney({ cases, seed, say }: MoneyProofOptions): Promise<Check[]> {
  const startedAt = performance.now();
  const checks: Check[] = [];
  for (const { what, share, ask } of RULES) {
    const numRuns = Math.ceil(cases * share);
    const { held, fault } = ask({ numRuns, seed });
    checks.push(exactly(what, held, numRuns));
    say(fault ?? `${what}: done`);
  }
  const seconds = (performance.now() - startedAt) / 1_000;
  for (const { what, goes } of WAYS) {
    const changed: bigint[] = [];
    for (const amount of ON_THE_WAY) if ((await goes(amount)) !== amount) changed.push(amount);
    checks.push(exactly(`amounts that are others after ${what}`, changed.join(", ") || "none", "none"));
  }
  return [...checks, told("all cases", seconds, "s")];
}

function asked<T>(details: fc.RunDetails<T>): Asked {
  const { failed, numRuns } = details;
  return failed ? { held: numRuns - 1, fault: fc.defaultReportMessage(details) } : { held: numRuns, fault: undefined };
}
