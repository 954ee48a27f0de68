import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { waitFor } from "@souk/chassis/testing";
import { cloneRepository } from "../support/clone.ts";

/**
 * Saves files in a clone of the repository, and waits until the shop that runs there answers accordingly. Each save changes
 * something else, and takes so many seconds.
 */
export interface DevScene {
  /** A changed line of the catalog, seen over REST. */
  saveSource(): Promise<number>;
  /** A changed route, which the edge must see, and a changed field rule, which the catalog must. */
  saveContract(): Promise<number>;
  /** A contract that is none. @returns what was said about it; the shop still answers */
  breakContract(): Promise<string>;
  stop(): Promise<void>;
}

const ERRORS = "services/catalog/src/domain/errors.ts";
const CONTRACT = "proto/souk/catalog/v1/catalog_service.proto";
const WAIT = { timeoutMs: 30_000, everyMs: 15 };

/** Needs the stores of a test run. */
export async function openDevScene(): Promise<DevScene> {
  const clone = cloneRepository();
  const child = spawn(process.execPath, [join(clone.root, "scripts/prove/dev/stack.ts")], {
    cwd: clone.root,
    stdio: ["ignore", "pipe", "inherit", "ipc"],
  });
  let said = "";
  child.stdout?.setEncoding("utf8").on("data", (text: string) => {
    said += text;
  });
  const stop = async () => {
    await end(child);
    clone.remove();
  };
  const base = await baseOf(child).catch(async (error) => {
    await stop();
    throw error;
  });

  const save = (file: string, ...changes: Change[]) => edit(join(clone.root, file), changes);
  const rounds = { source: 0, contract: 0 };
  const status = async (path: string) => (await fetch(`${base}${path}`)).status;
  const until = async (what: string, ask: () => Promise<boolean>) => {
    const savedAt = performance.now();
    await waitFor(() => ask().catch(() => false), { ...WAIT, what });
    return (performance.now() - savedAt) / 1_000;
  };
  return {
    saveSource: () => {
      rounds.source += 1;
      const message = `There is no product of round ${rounds.source}.`;
      save(ERRORS, [/There is no (such product|product of round \d+)\./, message]);
      const answer = async () => (await fetch(`${base}/v1/products/none`)).text();
      return until("the changed message", async () => (await answer()).includes(message));
    },
    saveContract: () => {
      rounds.contract += 1;
      const most = 100 - rounds.contract;
      const route = `/v1/products:get${most}`;
      save(CONTRACT, [/\/v1\/products:\w+/, route], [/int32\.lte = \d+/, `int32.lte = ${most}`]);
      const routeIsNew = async () => (await status(`${route}?productIds=none`)) === 200;
      const ruleIsNew = async () => (await status(`/v1/products?pageSize=${most + 1}`)) === 400;
      return until("the changed route and rule", async () => (await routeIsNew()) && ruleIsNew());
    },
    breakContract: async () => {
      save(CONTRACT, [/service CatalogService \{/, "service CatalogService {{"]);
      await waitFor(() => said.includes("Everything runs on"), { ...WAIT, what: "the fault to be told" });
      if ((await status("/v1/products")) !== 200) throw new Error("the shop does not answer any more");
      return said;
    },
    stop,
  };
}

type Change = readonly [from: RegExp, to: string];

/** Saves as many editors do, by renaming. */
function edit(file: string, changes: readonly Change[]): void {
  const before = readFileSync(file, "utf8");
  const after = changes.reduce((text, [from, to]) => {
    if (!from.test(text)) throw new Error(`${file} does not have ${from} any more: the proof must change`);
    return text.replace(from, to);
  }, before);
  writeFileSync(`${file}~`, after);
  renameSync(`${file}~`, file);
}

async function baseOf(child: ChildProcess): Promise<string> {
  const started = once(child, "message").then(([message]) => (message as { base: string }).base);
  const died = once(child, "exit").then(([code]) => {
    throw new Error(`the shop in the clone ended with ${code}`);
  });
  return Promise.race([started, died]);
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.disconnect();
  await ended;
}
