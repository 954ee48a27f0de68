import { setTimeout as delay } from "node:timers/promises";
import { waitFor } from "@souk/chassis/testing";
import { atLeast, atMost, type Check, exactly, told } from "../support/checks.ts";
import { type Answer, startLoad } from "../support/load.ts";
import { type ProofShop, startProofShop } from "../support/shop.ts";
import { staffClient } from "../support/staff.ts";

export interface SilenceOptions {
  readonly silentMs: number;
  readonly perSecond: number;
  readonly say: (line: string) => void;
}

/** GetProduct's timeout_ms, and what a busy machine adds. */
const DEADLINE_MS = 2_000;
const SLACK_MS = 500;
const HEAL_LIMIT_MS = 5_000;

/** The catalog accepts TCP but never speaks, from the first connection on and in the middle of one. */
export async function proveSilence(options: SilenceOptions): Promise<Check[]> {
  await using shop = await startProofShop({ proxied: true });
  const connected = await silence(shop, "line gone silent", options);
  await shop.processes.edge.stop();
  shop.proxy?.swallow();
  await shop.start("edge"); // its first connection meets a peer that does not speak
  return [...connected, ...(await silence(shop, "peer that never spoke", options))];
}

async function silence(shop: ProofShop, what: string, { silentMs, perSecond, say }: SilenceOptions): Promise<Check[]> {
  const { proxy } = shop;
  const staff = await staffClient(shop);
  const load = startLoad(perSecond, () => staff.get("nothing-there"));
  const isAnswer = ({ status }: Answer) => status === 404;
  if (!proxy) throw new Error("the shop has no proxy");
  if (what.startsWith("line")) await waitFor(() => load.answers.some(isAnswer), { timeoutMs: 10_000 });
  proxy.swallow();
  const silentAt = load.now();
  await delay(silentMs);
  proxy.heal();
  const healedAt = load.now();
  say(`${what}: healed after ${Math.round(silentMs / 1000)} s`);
  const since = () => load.answers.filter((answer) => answer.at > healedAt && isAnswer(answer));
  await waitFor(() => since().length > perSecond, { timeoutMs: 20_000 });
  const answers = await load.stop();
  const during = answers.filter(({ at, ms }) => at > silentAt && at + ms < healedAt);
  const lastBad = answers.filter((answer) => !isAnswer(answer)).map(({ at, ms }) => at + ms - healedAt);
  return [
    told(`${what}: calls meanwhile`, during.length),
    atLeast(`${what}: of them ended by their deadline`, during.filter(({ status }) => status === 504).length, 1),
    exactly(`${what}: answers meanwhile`, during.filter(isAnswer).length, 0),
    atMost(`${what}: slowest failure`, Math.max(...during.map(({ ms }) => ms)), DEADLINE_MS + SLACK_MS, "ms"),
    atMost(
      `${what}: first answer after it healed`,
      Math.min(...since().map(({ at }) => at - healedAt)),
      HEAL_LIMIT_MS,
      "ms",
    ),
    atMost(`${what}: last failure after it healed`, Math.max(0, ...lastBad), HEAL_LIMIT_MS, "ms"),
  ];
}
