import { seededRandom } from "@souk/chassis/testing";
import { type Check, exactly, told } from "../support/checks.ts";
import { type Around, FORGERIES, forged, genuine, type Sent } from "./forgeries.ts";
import { startWebhookStack } from "./stack.ts";

export interface WebhooksOptions {
  /** How many are sent that are not genuine. */
  readonly count: number;
  readonly seed: number;
}

const SECRET = "the webhook secret of this proof, long enough";
/** Among how many forged ones there is a genuine one, which has to pass. */
const EVERY = 20;

/** Webhooks over REST through a real edge: what is not genuine is refused unread, and what is genuine is read once each. */
export async function proveWebhooks({ count, seed }: WebhooksOptions): Promise<Check[]> {
  await using stack = await startWebhookStack(SECRET);
  const random = seededRandom(seed);
  const around = (): Around => ({ secret: SECRET, now: Math.floor(Date.now() / 1_000), random });
  const accepted: string[] = [];
  const statuses = new Map<number, number>();
  let [sentSoFar, good, taken] = [0, 0, 0];
  for (const { kind, ...sent } of forged(count, around)) {
    const status = await send(stack.url, sent);
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
    if (status < 400 || status >= 500) accepted.push(`${kind}: ${status}`);
    if (++sentSoFar % EVERY > 0) continue;
    good++;
    if ((await send(stack.url, genuine(around()))) === 200) taken++;
  }
  return [
    told("webhooks that are not genuine", count),
    told("ways in which they are not", Object.keys(FORGERIES).length),
    told("answers to them", [...statuses].map(([status, n]) => `${n} × ${status}`).join(", ")),
    exactly("of them accepted", accepted.join("; ") || "none", "none"),
    exactly("genuine webhooks accepted", taken, good),
    exactly("bodies read by the payment service", await stack.count("read"), good),
    exactly("bodies that went through its JSON.parse", await stack.parsed("payment"), good),
    exactly("bodies that went through the edge's JSON.parse", await stack.parsed("edge"), 0),
    exactly("genuine bodies that made no sense", await stack.count("unreadable"), 0),
  ];
}

async function send(url: string, { body, signature, query = "" }: Sent): Promise<number> {
  const headers = {
    "content-type": "application/json",
    ...(signature === undefined ? {} : { "sandbox-signature": signature }),
  };
  const answer = await fetch(url + query, { method: "POST", headers, body });
  await answer.arrayBuffer();
  return answer.status;
}
