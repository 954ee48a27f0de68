import { setTimeout as delay } from "node:timers/promises";
import { BREAKER_SETTINGS } from "@souk/chassis/breaker";
import { waitFor } from "@souk/chassis/testing";
import type { Tool } from "../every-rpc/tools.ts";
import { atMost, type Check, exactly, told } from "../support/checks.ts";
import { type Load, startLoad } from "../support/load.ts";
import { EACH_READ_IS_A_CALL, type ProofShop, startProofShop } from "../support/shop.ts";
import { staffClient } from "../support/staff.ts";
import { measureRefusals } from "./refusals.ts";

export interface BreakerOptions {
  /** What trips and resets by hand. */
  readonly tool: Tool;
  readonly perSecond: number;
  /** How long it is left tripped, in milliseconds. */
  readonly trippedMs: number;
  readonly say: (line: string) => void;
}

const MAX_SECONDS = 10;
const OPEN_LIMIT_MS = 1_000;
const REFUSAL_LIMIT_MS = 1;

/** The edge's breaker before the catalog: opened by its death, and tripped by hand. */
export async function proveBreaker(options: BreakerOptions): Promise<Check[]> {
  await using shop = await startProofShop({ env: EACH_READ_IS_A_CALL });
  const opening = await opensWhenTheCatalogDies(shop, options);
  const tripping = await staysTrippedUntilReset(shop, options);
  return [...opening, ...tripping, ...(await measureRefusals(REFUSAL_LIMIT_MS))];
}

async function opensWhenTheCatalogDies(shop: ProofShop, { perSecond, say }: BreakerOptions): Promise<Check[]> {
  const staff = await staffClient(shop);
  await staff.create("breaker-known");
  const load = startLoad(perSecond, () => staff.get("breaker-known"));
  await delay(1_000);
  const diedAt = load.now();
  await shop.processes.catalog.kill();
  say(`killed the catalog at ${perSecond} requests a second`);
  const isRefusal = ({ reason }: { reason: string }) => reason === "BREAKER_OPEN";
  const refusal = await waitFor(() => load.answers.find(isRefusal), { timeoutMs: 10_000, everyMs: 5 });
  await shop.start("catalog");
  const backAt = load.now();
  await waitFor(() => answeredSince(load, backAt) > perSecond, { timeoutMs: 10_000 });
  const answers = await load.stop();
  const lastBad = answers.filter(({ status }) => status !== 200).map(({ at, ms }) => at + ms - backAt);
  return [
    atMost("opens after its dependency died", refusal.at + refusal.ms - diedAt, OPEN_LIMIT_MS, "ms"),
    told("last failure after the catalog was ready again", Math.max(0, ...lastBad), "ms"),
  ];
}

async function staysTrippedUntilReset(shop: ProofShop, options: BreakerOptions): Promise<Check[]> {
  const { tool, perSecond, trippedMs, say } = options;
  const staff = await staffClient(shop);
  await call(shop, tool, "TripBreaker", { target: "catalog", note: "proof" });
  const tripped = startLoad(perSecond, () => staff.get("breaker-known"));
  await delay(trippedMs);
  const refused = await tripped.stop();
  await call(shop, tool, "ResetBreaker", { target: "catalog", note: "proof" });
  say(`tripped and reset the edge's breaker with ${tool.name}`);
  const reset = startLoad(perSecond, () => staff.get("breaker-known"));
  await delay(1_000);
  const answered = await reset.stop();
  return [
    told(
      `requests while it was tripped, for ${trippedMs / BREAKER_SETTINGS.openMs} times the reset time`,
      refused.length,
    ),
    exactly("of them let through", refused.filter(({ reason }) => reason !== "BREAKER_OPEN").length, 0),
    exactly("requests refused after it was reset", answered.filter(({ status }) => status !== 200).length, 0),
  ];
}

function answeredSince({ answers }: Load, since: number): number {
  return answers.filter(({ at, status }) => at > since && status === 200).length;
}

/** As a person would, with what `make token SERVICE=ops AUD=edge` prints. */
async function call({ processes, keys }: ProofShop, tool: Tool, method: string, request: unknown): Promise<void> {
  const address = `127.0.0.1:${processes.edge.spec.grpcPort}`;
  const headers = [`x-souk-service: ${await keys.serviceToken("ops", "edge")}`];
  const rpc = `souk.ops.v1.OpsService/${method}`;
  const { code, stderr } = await tool.call(address, { rpc, request, headers, maxSeconds: MAX_SECONDS });
  if (code !== 0) throw new Error(`${method}: ${stderr}`);
}
