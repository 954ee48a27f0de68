import { CommandError, runCommand } from "./kit/command.ts";
import { proveFaults, proveMutants, proveSeeds, tellSeed } from "./simulate/reports.ts";

await runCommand({
  name: "make simulate",
  summary:
    "runs checkouts through crashes, stalls, lost replies and a forgetful Redis, and checks what must hold after them",
  options: {
    seeds: { type: "string", doc: "how many worlds of 200 orders (50)" },
    seed: { type: "string", doc: "only this one, and its story where it violates something" },
    order: { type: "string", doc: "with a seed: tell the story of the order whose id begins so" },
    mutants: { type: "boolean", doc: "plant the known mistakes, each of which must be caught within 50 seeds" },
    matrix: { type: "boolean", doc: "one order for each fault at each step, and for 500 pairs of them" },
  },
  run: async ({ seeds = "50", seed, order, mutants, matrix }) => {
    const say = (line: string) => void process.stdout.write(`${line}\n`);
    if (mutants) return proveMutants(say);
    if (matrix) return proveFaults(say);
    if (seed) return tellSeed(numberOf("SEED", seed), order, say);
    return proveSeeds(numberOf("SEEDS", seeds), say);
  },
});

function numberOf(name: string, text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 1) throw new CommandError(`${name} must be a whole number from 1`);
  return number;
}
