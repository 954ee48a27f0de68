import { findViolations, type Violation } from "./invariants.ts";
import type { Tally } from "./tally.ts";
import { World, type WorldOptions } from "./world.ts";

/** What became of a seed. */
export interface Outcome {
  readonly seed: number;
  readonly violations: readonly Violation[];
  readonly tally: Tally;
}

export async function simulate(options: WorldOptions): Promise<Outcome & { readonly world: World }> {
  const world = new World(options);
  await (options.isTold ? world.run() : withoutStacks(() => world.run()));
  return { seed: options.seed, violations: await findViolations(world), tally: world.surroundings.tally, world };
}

/** Thousands of errors are part of every seed, and where they come from matters only to who reads its story. */
async function withoutStacks(work: () => Promise<void>): Promise<void> {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    await work();
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

/** What was violated, and the story of the orders concerned; the seed is run once more for it. */
export async function tellViolations(options: WorldOptions): Promise<string> {
  const { violations, world } = await simulate({ ...options, isTold: true });
  const orderIds = violations.find((each) => each.orderIds.length > 0)?.orderIds ?? [];
  return [
    `SEED=${options.seed}`,
    ...violations.map(({ rule, text }) => `  violated: ${rule}: ${text}`),
    ...(orderIds.length > 0
      ? [`  the story of ${orderIds[0]?.slice(0, 6)}:`, world.surroundings.story.of(orderIds.slice(0, 1))]
      : []),
  ].join("\n");
}
