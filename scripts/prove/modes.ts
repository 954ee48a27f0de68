import { runCommand } from "../kit/command.ts";
import type { Memory } from "./modes/memory.ts";
import { holdsLess, type ModeFigures, measureMode } from "./modes/proof.ts";
import { leaveNothing } from "./support/leave-nothing.ts";
import { withTestMongo } from "./support/test-mongo.ts";

const PATIENCE = { calm: 10, most: 60 };

await runCommand({
  name: "make prove-modes",
  summary: "the shop in one process answers as the shop in many does, and holds less memory at rest",
  options: {},
  notes:
    "It runs on free ports, with stores and databases of its own. Stores are not counted: both modes have the same.",
  run: () => {
    leaveNothing();
    return withTestMongo(proveModes);
  },
});

async function proveModes(): Promise<number> {
  const one = await measureMode("one", PATIENCE);
  const many = await measureMode("many", PATIENCE);
  for (const figures of [one, many]) report(figures);
  const less = holdsLess(one.total, many.total);
  say(`in one process: ${share(one.total.rss, many.total.rss)} of the memory of many`);
  say(less ? "PROVED" : "NOT PROVED");
  return less ? 0 : 1;
}

function report({ mode, startSeconds, processes, total }: ModeFigures): void {
  say(`MODE=${mode}: ready after ${startSeconds.toFixed(1)} s, every call of the first way answered; memory at rest:`);
  for (const process of processes) say(`  ${row(process)}  ${process.services}`);
  if (processes.length > 1) say(`  ${row(total)}  in total`);
}

function row({ rss, pss }: Memory): string {
  const of = (megabytes: number) => `${megabytes.toFixed(0).padStart(4)} MB`;
  return `RSS ${of(rss)}${pss === undefined ? "" : `  PSS ${of(pss)}`}`;
}

function share(one: number, many: number): string {
  return `${Math.round((100 * one) / many)} %`;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
