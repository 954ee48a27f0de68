import { setTimeout as delay } from "node:timers/promises";
import { freePort, waitFor } from "@souk/chassis/testing";
import { type EdgeProcess, startEdgeProcess } from "../../../edge/test/support/edge-process.ts";
import { kitchenContract, kitchenImage } from "../../../edge/test/support/kitchen.ts";
import { startUpstream } from "../../../edge/test/support/scripted-upstream.ts";
import { atLeast, atMost, type Check, exactly, told } from "../support/checks.ts";
import { quantileMs, startLoad } from "../support/load.ts";
import { abortRequests } from "./aborted-requests.ts";
import { openSlowSockets } from "./slow-sockets.ts";

export interface EdgeAbuseOptions {
  readonly slowSockets: number;
  /** Windows with slow sockets, and as many without, in turn. */
  readonly windows: number;
  readonly windowMs: number;
  readonly aborted: number;
  /** How much later the slowest percent may come among slow sockets, where that is more than half as late again. */
  readonly allowedMs: number;
  readonly say: (line: string) => void;
}

const PER_SECOND = 100;
const DRIP_EVERY_MS = 5_000;
/** Opening the sockets is not what is measured. */
const SETTLE_MS = 2_000;
const QUIET_LOOKS = 10;
const MEGABYTE = 1024 * 1024;
const ABORTED_AT_A_TIME = 50;

/** An edge among callers that are slow, or go away. */
export async function proveEdgeAbuse(options: EdgeAbuseOptions): Promise<Check[]> {
  const upstream = await startUpstream(kitchenContract());
  upstream.answer(({ json }) => (JSON.stringify(json).includes("slow") ? "never" : { reply: {} }));
  const adminPort = await freePort();
  const env = { ADMIN_PORT: String(adminPort) };
  const edge = await startEdgeProcess({ image: kitchenImage(), upstream: upstream.address, env });
  try {
    return [...(await amongSlowSockets(edge, options)), ...(await amongAborted(edge, adminPort, options))];
  } finally {
    await edge.stop();
    await upstream.stop();
  }
}

async function amongSlowSockets(edge: EdgeProcess, options: EdgeAbuseOptions): Promise<Check[]> {
  const { slowSockets, windows, windowMs, allowedMs, say } = options;
  const [calm, crowded]: [number[], number[]] = [[], []];
  let [failed, fewest] = [0, slowSockets];
  await window(edge, windowMs); // the first one only warms up
  for (let i = 0; i < windows; i++) {
    const without = await window(edge, windowMs);
    const slow = openSlowSockets(edge.port, slowSockets, DRIP_EVERY_MS);
    await delay(SETTLE_MS);
    const among = await window(edge, windowMs);
    fewest = Math.min(fewest, slow.open());
    slow.stop();
    await delay(SETTLE_MS);
    calm.push(without.p99);
    crowded.push(among.p99);
    failed += without.failed + among.failed;
    say(`window ${i + 1}: p99 ${without.p99.toFixed(1)} ms, among slow sockets ${among.p99.toFixed(1)} ms`);
  }
  const [base, among] = [quantileMs(calm, 0.5), quantileMs(crowded, 0.5)];
  return [
    atLeast("slow sockets that were there", fewest, slowSockets * 0.9),
    exactly("requests that failed beside them", failed, 0),
    told("median p99 without them", base, "ms"),
    atMost("median p99 among them", among, Math.round(Math.max(base * 1.5, base + allowedMs) * 10) / 10, "ms"),
  ];
}

async function window(edge: EdgeProcess, ms: number): Promise<{ readonly p99: number; readonly failed: number }> {
  const load = startLoad(PER_SECOND, () => fetch(`${edge.url}/v1/everything?a_bool=true`));
  await delay(ms);
  const answers = await load.stop();
  const p99 = quantileMs(
    answers.map((answer) => answer.ms),
    0.99,
  );
  return { p99, failed: answers.filter(({ status }) => status !== 200).length };
}

async function amongAborted(
  edge: EdgeProcess,
  adminPort: number,
  { aborted, say }: EdgeAbuseOptions,
): Promise<Check[]> {
  await abortRequests(edge.port, Math.ceil(aborted / 10), ABORTED_AT_A_TIME); // what is allocated once
  const before = edge.rss();
  await abortRequests(edge.port, aborted, ABORTED_AT_A_TIME);
  const after = edge.rss();
  say(`${aborted} requests aborted`);
  const answer = await fetch(`${edge.url}/v1/everything`);
  const active = await activeRequests(adminPort);
  return [
    exactly("the edge lives and answers", edge.isAlive() ? answer.status : 0, 200),
    atMost("memory that aborted requests left behind", (after - before) / MEGABYTE, 50, "MB"),
    exactly("requests that the edge still works on", active, 0),
  ];
}

/** How many there are once it is quiet: what was sent may still wait to be accepted. */
async function activeRequests(adminPort: number): Promise<number> {
  let quietLooks = 0;
  let active = Number.NaN;
  const isQuiet = async () => {
    const metrics = await (await fetch(`http://127.0.0.1:${adminPort}/metrics`)).text();
    active = Number(/^http_server_active_requests ([0-9]+)$/m.exec(metrics)?.[1] ?? Number.NaN);
    quietLooks = active === 0 ? quietLooks + 1 : 0;
    return quietLooks === QUIET_LOOKS;
  };
  await waitFor(isQuiet, { timeoutMs: 20_000, everyMs: 100 }).catch(() => undefined);
  return active;
}
