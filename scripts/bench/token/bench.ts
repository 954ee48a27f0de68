import { atMost, type Check, told } from "../../prove/support/checks.ts";
import { EACH_READ_IS_A_CALL, startProofShop } from "../../prove/support/shop.ts";
import { staffClient } from "../../prove/support/staff.ts";
import { cpuPerRequest } from "../support/cpu.ts";
import { median } from "../transcoder/measure.ts";

export interface TokenBench {
  readonly rounds: number;
  /** Requests of a round, with a token and as many without. */
  readonly requests: number;
}

const PRODUCTS = 32;
const MOST_SHARE = 1.1;

/** CPU time of edge and catalog together for a read with a token and for the same without, in turn. */
export async function benchToken({ rounds, requests }: TokenBench): Promise<Check[]> {
  await using shop = await startProofShop({ parts: ["catalog", "edge"], env: EACH_READ_IS_A_CALL });
  const staff = await staffClient(shop);
  for (let i = 0; i < PRODUCTS; i++) await staff.create(`read-${i}`);
  const pids = [shop.processes.edge.pid, shop.processes.catalog.pid];
  const token = await shop.keys.userToken({ role: "USER", subject: "reader" });
  const urlOf = (caller: number) => `${shop.base}/v1/products/read-${caller % PRODUCTS}`;
  const variants = [{}, { authorization: `Bearer ${token}` }];
  const measure = (headers: Record<string, string>) => cpuPerRequest(pids, { urlOf, headers, requests });
  for (const headers of variants) await measure(headers); // what is compiled once
  const without: number[] = [];
  const having: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const [first, second] = round % 2 === 0 ? variants : variants.toReversed();
    const costs = [await measure(first ?? {}), await measure(second ?? {})];
    if (round % 2 === 1) costs.reverse();
    without.push(costs[0] as number);
    having.push(costs[1] as number);
  }
  const ratios = having.map((cost, i) => cost / (without[i] as number));
  return [
    told("CPU time of a read without a token, edge and catalog", median(without), "µs"),
    told("CPU time of the same with a token", median(having), "µs"),
    atMost("with a token, times as much as without (median of the rounds)", median(ratios), MOST_SHARE),
  ];
}
