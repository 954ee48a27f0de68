import { setTimeout as delay } from "node:timers/promises";
import { type Check, exactly, told } from "../support/checks.ts";
import { type ProofShop, startProofShop } from "../support/shop.ts";

export interface ReplaysOptions {
  readonly keys: number;
  readonly copies: number;
  /** How often the edge is killed while copies are on their way. */
  readonly kills: number;
  readonly say: (line: string) => void;
}

const KEYS_AT_A_TIME = 20;
const PATIENCE_MS = 30_000;
/** Says that an earlier copy is on its way, or that nobody is there now. */
const AGAIN: ReadonlySet<number> = new Set([0, 409, 503]);

interface Answer {
  readonly status: number;
  readonly text: string;
  readonly isReplay: boolean;
}

/** Copies of writes that come at the same time, while nothing happens and while the edge is killed. */
export async function proveReplays(options: ReplaysOptions): Promise<Check[]> {
  await using shop = await startProofShop();
  const calm = await run(shop, "calm", { ...options, kills: 0 });
  const killed = await run(shop, "killed", options);
  return [...calm, ...killed];
}

async function run(shop: ProofShop, name: string, { keys, copies, kills, say }: ReplaysOptions): Promise<Check[]> {
  const token = await shop.keys.userToken({ role: "STAFF", subject: "prover" });
  const categories = await count(shop, token);
  const answers: Answer[][] = [];
  let done = 0;
  const work = async () => {
    while (done < keys) {
      const key = `${name}-${done++}`;
      answers.push(await Promise.all(Array.from({ length: copies }, () => insist(shop, token, key))));
    }
  };
  const killing = killEdge(shop, kills, () => done / keys);
  await Promise.all(Array.from({ length: KEYS_AT_A_TIME }, work));
  const killedTimes = await killing;
  const different = answers.filter((of) => new Set(of.map(({ status, text }) => `${status} ${text}`)).size > 1);
  const replays = answers.flat().filter(({ isReplay }) => isReplay).length;
  const fresh = answers.filter((of) => of.every(({ isReplay }) => isReplay)).length;
  for (const [odd] of different.slice(0, 3)) say(`${odd?.status} ${odd?.text}`);
  return [
    exactly(
      `${name}: products made of ${keys} keys, ${copies} copies each`,
      (await count(shop, token)) - categories,
      keys,
    ),
    exactly(`${name}: keys whose copies got different answers`, different.length, 0),
    told(`${name}: answers that were replays, and keys with no other`, `${replays}, ${fresh}`),
    ...(kills > 0 ? [exactly(`${name}: the edge was killed`, killedTimes, kills, "times")] : []),
  ];
}

/** Kills the edge at even shares of the work. */
async function killEdge(shop: ProofShop, kills: number, progress: () => number): Promise<number> {
  for (let i = 0; i < kills; i++) {
    while (progress() < (i + 1) / (kills + 1)) await delay(5);
    await shop.processes.edge.kill();
    await shop.start("edge");
  }
  return kills;
}

async function insist(shop: ProofShop, token: string, key: string): Promise<Answer> {
  const end = performance.now() + PATIENCE_MS;
  for (;;) {
    const answer = await create(shop, token, key);
    if (!AGAIN.has(answer.status) || performance.now() > end) return answer;
    await delay(50);
  }
}

async function create({ base }: ProofShop, token: string, key: string): Promise<Answer> {
  const product = {
    title: `Product of ${key}`,
    state: "PRODUCT_STATE_ACTIVE",
    price: { currencyCode: "EUR", amountMinor: "100" },
  };
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/json", "idempotency-key": key };
  try {
    const response = await fetch(`${base}/v1/products`, { method: "POST", headers, body: JSON.stringify(product) });
    const isReplay = response.headers.get("idempotency-replayed") === "true";
    return { status: response.status, text: await response.text(), isReplay };
  } catch {
    return { status: 0, text: "", isReplay: false };
  }
}

/** All products there are. */
async function count({ base }: ProofShop, token: string): Promise<number> {
  let [sum, page] = [0, ""];
  do {
    const query = `pageSize=100&pageToken=${encodeURIComponent(page)}&state=PRODUCT_STATE_ACTIVE`;
    const response = await fetch(`${base}/v1/products?${query}`, { headers: { authorization: `Bearer ${token}` } });
    const { products, nextPageToken } = (await response.json()) as { products: unknown[]; nextPageToken: string };
    sum += products.length;
    page = nextPageToken;
  } while (page !== "");
  return sum;
}
