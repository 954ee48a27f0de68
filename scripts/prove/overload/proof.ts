import { setTimeout as delay } from "node:timers/promises";
import { type EdgeProcess, startEdgeProcess } from "../../../edge/test/support/edge-process.ts";
import { kitchenContract, kitchenImage } from "../../../edge/test/support/kitchen.ts";
import { startUpstream } from "../../../edge/test/support/scripted-upstream.ts";
import { atLeast, atMost, type Check, exactly, told } from "../support/checks.ts";
import { type Answer, quantileMs, startLoad } from "../support/load.ts";

export interface OverloadOptions {
  readonly overloadMs: number;
  /** How long it is at its best before. */
  readonly peakMs: number;
  readonly say: (line: string) => void;
}

/** What the service does at a time, and how long each takes: 250 a second. */
const WORKERS = 5;
const SERVICE_MS = 20;
const PEAK_CALLERS = 10;
const RECOVERY_MS = 8_000;
const CRITICAL_PER_SECOND = 5;
const MEGABYTE = 1024 * 1024;

/** A service that is asked for three times as much as it can do. */
export async function proveOverload({ overloadMs, peakMs, say }: OverloadOptions): Promise<Check[]> {
  const upstream = await startUpstream(kitchenContract());
  const work = createWorkers();
  upstream.answer(async ({ path }) => {
    await work(path);
    return { reply: {} };
  });
  const edge = await startEdgeProcess({ image: kitchenImage(), upstream: upstream.address });
  try {
    await peakOf(edge, 1_000);
    const peak = await peakOf(edge, peakMs);
    say(`at its best ${Math.round(peak)} answers a second`);
    const before = edge.rss();
    const { answers, critical, seconds } = await overload(edge, peak * 3, overloadMs);
    const grown = edge.rss() - before;
    const recoveredMs = await recovery(edge, peak * 0.7);
    return [
      ...checksOf(answers, answers.length / seconds, peak),
      exactly("critical calls that were refused", critical.filter(({ status }) => status !== 200).length, 0),
      atMost("answers as before after", recoveredMs, 5_000, "ms"),
      atMost("memory that it cost", grown / MEGABYTE, 150, "MB"),
    ];
  } finally {
    await edge.stop();
    await upstream.stop();
  }
}

function checksOf(answers: readonly Answer[], perSecond: number, peak: number): Check[] {
  const refused = answers.filter(({ status }) => status === 503 || status === 429);
  const good = answers.filter(({ status }) => status === 200);
  const waits = (of: readonly Answer[], share: number) =>
    quantileMs(
      of.map(({ ms }) => ms),
      share,
    );
  return [
    atLeast("asked for, as a multiple of the best", perSecond / peak, 2.5),
    atLeast("answered well, as a share of the best", ((good.length / answers.length) * perSecond) / peak, 0.8),
    exactly("answered in another way than 200, 429 or 503", answers.length - good.length - refused.length, 0),
    exactly("refusals that do not say when to come again", refused.filter(({ retryAfter }) => !retryAfter).length, 0),
    atMost("median of refusals", waits(refused, 0.5), 20, "ms"),
    told("their 99th percentile", waits(refused, 0.99), "ms"),
    told("median of good answers", waits(good, 0.5), "ms"),
  ];
}

const ask = ({ url }: EdgeProcess) => fetch(`${url}/v1/everything?a_bool=true`);
const askCritical = ({ url }: EdgeProcess) =>
  fetch(`${url}/v1/closed`, { method: "POST", body: "{}", headers: { "content-type": "application/json" } });

/** Good answers a second to so many callers as the service has hands, twice. */
async function peakOf(edge: EdgeProcess, ms: number): Promise<number> {
  const end = performance.now() + ms;
  let good = 0;
  const caller = async () => {
    while (performance.now() < end) {
      const response = await ask(edge);
      await response.text();
      if (response.ok) good++;
    }
  };
  await Promise.all(Array.from({ length: PEAK_CALLERS }, caller));
  return (good * 1_000) / ms;
}

async function overload(edge: EdgeProcess, perSecond: number, ms: number) {
  const load = startLoad(perSecond, () => ask(edge));
  const critical = startLoad(CRITICAL_PER_SECOND, () => askCritical(edge));
  await delay(ms);
  const seconds = load.now() / 1_000;
  const [answers, important] = await Promise.all([load.stop(), critical.stop()]);
  return { answers, critical: important, seconds };
}

/** The end of the last second in which more than one in a hundred was refused, in milliseconds since the overload was over. */
async function recovery(edge: EdgeProcess, perSecond: number): Promise<number> {
  const load = startLoad(perSecond, () => ask(edge));
  await delay(RECOVERY_MS);
  const bySecond = Map.groupBy(await load.stop(), ({ at }) => Math.floor(at / 1_000));
  const bad = [...bySecond].filter(([, of]) => of.filter(({ status }) => status !== 200).length > of.length / 100);
  return Math.max(0, ...bad.map(([second]) => (second + 1) * 1_000));
}

/** So many hands, and a line before them. */
function createWorkers(): (path: string) => Promise<void> {
  const freeAt = Array<number>(WORKERS).fill(0);
  return async () => {
    const now = performance.now();
    const worker = freeAt.indexOf(Math.min(...freeAt));
    const end = Math.max(freeAt[worker] as number, now) + SERVICE_MS;
    freeAt[worker] = end;
    await delay(end - now);
  };
}
