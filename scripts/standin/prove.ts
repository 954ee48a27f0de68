// The long run behind the figures in README.md: node scripts/standin/prove.ts
import { leaveNothing } from "../prove/support/leave-nothing.ts";
import { compareRandomly } from "./test/support/differential.ts";
import { countLostWrites } from "./test/support/killing.ts";
import { measureLatencies } from "./test/support/latency.ts";
import { withDataFolder, withStandin } from "./test/support/standin.ts";

const documents = 50_000;
const mostMs = 2;
const queries = 31_000;
const kills = 10;

async function proveLatency(): Promise<boolean> {
  const latencies = await withDataFolder((folder) =>
    withStandin(["--data", folder], async (standin) => measureLatencies(await standin.connect(), documents, 300)),
  );
  for (const { name, p50Ms, p95Ms } of latencies) {
    console.log(`${documents} documents  p50 ${p50Ms.toFixed(2)} ms  p95 ${p95Ms.toFixed(2)} ms  ${name}`);
  }
  return latencies.every(({ p50Ms }) => p50Ms <= mostMs);
}

async function proveAnswers(): Promise<boolean> {
  const seed = Date.now() % 1_000_000;
  const result = await withStandin([], async (standin) => compareRandomly(await standin.connect(), queries, seed));
  const { answered, differences } = result;
  console.log(
    `${result.queries} random queries  ${answered} found documents  ${differences.length} differences  seed ${seed}`,
  );
  for (const query of differences.slice(0, 5)) {
    console.log(`  differs: ${JSON.stringify(query)}`);
  }
  return differences.length === 0;
}

async function proveDurability(): Promise<boolean> {
  const { acknowledged, lost, torn } = await withDataFolder((folder) => countLostWrites(folder, kills, 2_000));
  console.log(`${kills} x kill -9  ${acknowledged} acknowledged writes  ${lost} lost  ${torn} torn`);
  return lost === 0 && torn === 0;
}

leaveNothing();
const proofs = [await proveLatency(), await proveAnswers(), await proveDurability()];
process.exitCode = proofs.every(Boolean) ? 0 : 1;
