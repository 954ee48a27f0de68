import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { logFileOf } from "../logs/log-file.ts";
import { ensureSecrets } from "../secrets/secrets.ts";
import { launchOptions } from "./launch.ts";
import { createPlan, processesOf } from "./plan.ts";
import { TOY_ROOT, toyFolder, toySpec } from "./test/toy.ts";

describe("the lines of a process", () => {
  let folder: ReturnType<typeof toyFolder>;
  beforeEach(() => {
    folder = toyFolder();
  });
  afterEach(() => folder.remove());

  async function printed(mode: "one" | "many", lines: readonly string[]): Promise<string[]> {
    const services = [await toySpec("toy"), await toySpec("other")];
    const plan = createPlan({ root: TOY_ROOT, offset: 0, services, mode });
    const secrets = await ensureSecrets(folder.folder, plan.identities);
    const nowhere = { addresses: {}, mongodbUri: "", redisUrl: "", issuer: "", beside: {} };
    const around = { secrets, services: plan.levels.flat(), ...nowhere };
    const seen: string[] = [];
    const onLine = (id: string, line: string) => void seen.push(`${id}: ${line}`);
    const [[planned] = []] = processesOf(plan);
    assert.ok(planned);
    const options = launchOptions(planned, [], { surroundings: around, dataDir: folder.folder, env: {}, onLine });
    for (const line of lines) options.onLine(line);
    return seen;
  }
  const toy = '{"level":"info","service":"toy","msg":"a"}';
  const other = '{"level":"info","service":"other","msg":"b"}';
  const logOf = (id: string) => readFileSync(logFileOf(folder.folder, id), "utf8");

  it("of all services go to each service's log; what names none goes to the process's", async () => {
    const plain = "Warning: something";
    assert.deepEqual(await printed("one", [toy, other, plain]), [`toy: ${toy}`, `other: ${other}`, `one: ${plain}`]);
    assert.deepEqual([logOf("toy"), logOf("other"), logOf("one")], [`${toy}\n`, `${other}\n`, `${plain}\n`]);
  });

  it("of one service all go to its own", async () => {
    assert.deepEqual(await printed("many", [toy, other]), [`toy: ${toy}`, `toy: ${other}`]);
  });
});
