import { spawnSync } from "node:child_process";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runCommand } from "../kit/command.ts";
import { ROOT } from "../kit/paths.ts";
import { runThrough } from "../kit/program.ts";
import { expectSurvived, walkFirstWay } from "./first-way/calls.ts";
import { leaveNothing } from "./support/leave-nothing.ts";
import { runMake } from "./support/make.ts";

const OFFSET = "4000";
const BASE = `http://127.0.0.1:${8080 + Number(OFFSET)}`;
const FIRST_UP_SECONDS = 150;
const AGAIN_UP_SECONDS = 15;

await runCommand({
  name: "make prove-first-way",
  summary: "a fresh clone comes up, answers the first calls, and keeps what was written",
  options: {},
  run: async () => {
    leaveNothing();
    const clone = join(await mkdtemp(join(tmpdir(), "souk-clone-")), "souk");
    await runThrough("git", ["clone", "-q", ROOT, clone]);
    const stack = { PORT_OFFSET: OFFSET };
    const down = ["-s", "down", `PORT_OFFSET=${OFFSET}`];
    process.prependOnceListener("exit", () => void spawnSync("make", down, { cwd: clone, stdio: "ignore" }));
    const first = await runMake(clone, "up", { ...stack, DETACH: "1" });
    say(`make up from a fresh clone: ${first.seconds.toFixed(1)} s (at most ${FIRST_UP_SECONDS})`);
    const tokenOf = async (role: string) => (await runMake(clone, "token", { ...stack, ROLE: role })).output;
    const tokens = { staff: await tokenOf("staff"), customer: await tokenOf("customer") };
    const productId = await walkFirstWay(BASE, tokens, say);
    await runMake(clone, "down", stack);
    const again = await runMake(clone, "up", { ...stack, DETACH: "1" });
    say(`make up again: ${again.seconds.toFixed(1)} s (at most ${AGAIN_UP_SECONDS})`);
    await expectSurvived(BASE, productId, say);
    const quick = first.seconds <= FIRST_UP_SECONDS && again.seconds <= AGAIN_UP_SECONDS;
    say(quick ? "PROVED" : "NOT PROVED");
    return quick ? 0 : 1;
  },
});

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
