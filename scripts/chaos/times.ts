import { MongoClient } from "mongodb";
import { type Check, told } from "../prove/support/checks.ts";
import { quantileMs } from "../prove/support/load.ts";
import type { ChaosShop } from "./shop.ts";

/** An order as it is stored, as far as its way is concerned. */
interface OrderRow {
  readonly _id: string;
  readonly createTime: Date;
  readonly log: readonly { readonly time: Date; readonly step: string; readonly cause: string }[];
}

const OVER: readonly string[] = ["COMPLETED", "CANCELLED"];

/** How long orders took from accepted to over, but for those that had to wait for their buyer; and the story of the slowest. */
export async function timeChecks(
  { uri, prefix }: ChaosShop["databases"],
  say: (line: string) => void,
): Promise<Check[]> {
  const client = new MongoClient(uri);
  try {
    const orders = client.db(`${prefix}order`).collection<OrderRow>("orders");
    const rows = await orders.find({}, { projection: { createTime: 1, log: 1 } }).toArray();
    const unattended = rows.filter(({ log }) => log.every(({ cause }) => cause !== "ACTION_REQUIRED"));
    const slowest = unattended.toSorted((a, b) => tookMs(b) - tookMs(a))[0];
    if (slowest) for (const line of storyOf(slowest)) say(line);
    const times = unattended.map(tookMs);
    return [
      told("accepted to over, p50", quantileMs(times, 0.5), "ms"),
      told("accepted to over, p99", quantileMs(times, 0.99), "ms"),
    ];
  } finally {
    await client.close();
  }
}

function tookMs({ createTime, log }: OrderRow): number {
  const over = log.find(({ step }) => OVER.includes(step));
  return over ? over.time.getTime() - createTime.getTime() : Number.POSITIVE_INFINITY;
}

function storyOf(order: OrderRow): string[] {
  const { _id, createTime, log } = order;
  const steps = log.map(({ time, step, cause }) => `  ${time.getTime() - createTime.getTime()} ms: ${step} (${cause})`);
  return [`the slowest order, ${_id}:`, ...steps];
}
