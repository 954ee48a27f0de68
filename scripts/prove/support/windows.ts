import { setTimeout as delay } from "node:timers/promises";
import { median } from "../../bench/transcoder/measure.ts";
import { atMost, type Check, exactly, told } from "./checks.ts";
import { quantileMs, startLoad } from "./load.ts";

/** A while in which people read. */
export interface Window {
  readonly p99: number;
  readonly failed: number;
}

/** How windows that have nothing else to do compare with those that have, taken in turn. */
export interface Comparison {
  readonly calm: readonly Window[];
  readonly busy: readonly Window[];
  /** What the busy ones have to do besides, such as `beside 100 sign-ins at once`. */
  readonly beside: string;
  /** What that may cost: either is enough. */
  readonly most: { readonly ratio: number; readonly moreMs: number };
  /** By how much the calm ones may differ: on a machine that has much else to do, the comparison tells nothing. */
  readonly mostSpread: number;
}

export async function readWindow(
  read: (i: number) => Promise<Response>,
  perSecond: number,
  ms: number,
): Promise<Window> {
  const load = startLoad(perSecond, read);
  await delay(ms);
  const answers = await load.stop();
  const times = answers.map((answer) => answer.ms);
  return { p99: quantileMs(times, 0.99), failed: answers.filter(({ status }) => status !== 200).length };
}

export function compareWindows({ calm, busy, beside, most, mostSpread }: Comparison): Check[] {
  const [alone, besides] = [calm, busy].map((windows) => median(windows.map(({ p99 }) => p99))) as [number, number];
  const failed = [...calm, ...busy].reduce((sum, window) => sum + window.failed, 0);
  const limit = Math.max(alone * most.ratio, alone + most.moreMs);
  const quiet = calm.map(({ p99 }) => p99);
  return [
    atMost("p99 of reads alone, the worst window by the best", Math.max(...quiet) / Math.min(...quiet), mostSpread),
    told("median of p99 of reads alone", alone, "ms"),
    {
      what: `the same ${beside}`,
      measured: `${besides.toFixed(2)} ms`,
      wanted: `≤ ${most.ratio} × or + ${most.moreMs} ms: ${limit.toFixed(2)}`,
      holds: besides <= limit,
    },
    exactly("reads that failed", failed, 0),
  ];
}
