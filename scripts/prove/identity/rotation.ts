import { randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import { waitFor } from "@souk/chassis/testing";
import type { RunningShop } from "../../e2e/support/shop.ts";
import { atLeast, type Check, exactly, told } from "../support/checks.ts";
import { startLoad } from "../support/load.ts";
import { keyIdOf, newAccounts, refresh, type Session } from "./accounts.ts";
import { type Asker, askerOf, expectStatus } from "./asking.ts";

export interface RotationOptions {
  readonly rotations: number;
  /** Authenticated reads. */
  readonly perSecond: number;
  readonly sessions: number;
  /** How long it goes on after each switch to a new key. */
  readonly settleMs: number;
  readonly say: (line: string) => void;
}

const REFRESH_EVERY_MS = 1_000;
/** A new key is published for 15 s before it signs. */
const SWITCH_MS = 30_000;
/** Every so manyth read comes with a token of the first key. */
const OLD_TOKEN_EVERY = 10;

/** Signing keys change while people read and refresh. */
export async function proveRotation(shop: RunningShop, options: RotationOptions): Promise<Check[]> {
  const ask = askerOf(shop.base);
  const admin = await shop.token("admin");
  const paths = await readsOf(ask, admin);
  const sessions = (await newAccounts(ask, options.sessions)).map(({ session }) => keepFresh(ask, session));
  const [first] = sessions;
  const oldToken = first?.token() ?? "";
  const startedAt = performance.now();
  const load = startLoad(options.perSecond, (i) => {
    const token = i % OLD_TOKEN_EVERY === 0 ? oldToken : sessions[i % sessions.length]?.token();
    return fetch(`${shop.base}${paths[i % paths.length]}`, { headers: { authorization: `Bearer ${token}` } });
  });
  for (let i = 0; i < options.rotations; i++) {
    await rotate(ask, admin, async (keyId) => sessions.every((session) => keyIdOf(session.token()) === keyId));
    await delay(options.settleMs);
    options.say(`key ${i + 2} signs`);
  }
  const seconds = (performance.now() - startedAt) / 1_000;
  const answers = await load.stop();
  const ended = await Promise.all(sessions.map((session) => session.stop()));
  const keys = new Set([keyIdOf(oldToken), ...ended.flatMap(({ keyIds }) => keyIds)]);
  const failed = answers.filter(({ status }) => status !== 200);
  for (const { status, reason, at } of failed.slice(0, 5)) options.say(`${status} ${reason} at ${at.toFixed(0)} ms`);
  return [
    told("authenticated reads", answers.length),
    atLeast("of them a second", answers.length / seconds, options.perSecond * 0.9),
    exactly("reads that failed", failed.length, 0),
    told("refreshes meanwhile", sum(ended.map(({ done }) => done))),
    exactly("refreshes that failed", sum(ended.map((session) => session.failed)), 0),
    exactly("keys that signed tokens meanwhile", keys.size, options.rotations + 1),
    exactly("a token of the first key at the end", (await ask("/v1/me", { token: oldToken })).status, 200),
  ];
}

/** Of identity itself, and of a product and its stock, which catalog and inventory answer by what they know of tokens. */
async function readsOf(ask: Asker, token: string): Promise<string[]> {
  const id = randomUUID();
  const product = { title: "Read", state: "PRODUCT_STATE_ACTIVE", price: { currencyCode: "EUR", amountMinor: "100" } };
  await expectStatus(201, ask(`/v1/products?productId=${id}`, { token, body: product }));
  const paths = ["/v1/me", `/v1/products/${id}`, `/v1/stock/${id}`];
  await waitFor(async () => (await ask(`/v1/stock/${id}`)).status === 200, { timeoutMs: 15_000 });
  return paths;
}

async function rotate(ask: Asker, token: string, isUsed: (keyId: string) => Promise<boolean>): Promise<void> {
  const { body } = await expectStatus(200, ask("/v1/signingKeys:rotate", { token, body: {} }));
  await waitFor(() => isUsed(String(body.keyId)), { timeoutMs: SWITCH_MS, everyMs: 100, what: "the switch of keys" });
}

/** Refreshes a session again and again. */
function keepFresh(ask: Asker, begun: Session) {
  let [{ accessToken, refreshToken }, isOver, done, failed] = [begun, false, 0, 0];
  const keyIds = new Set<string>();
  const running = (async () => {
    while (!isOver) {
      const reply = await refresh(ask, refreshToken);
      done += 1;
      if (reply.status === 200) ({ accessToken, refreshToken } = reply.body as unknown as Session);
      else failed += 1;
      keyIds.add(keyIdOf(accessToken));
      await delay(REFRESH_EVERY_MS);
    }
  })();
  return {
    token: () => accessToken,
    stop: async () => {
      isOver = true;
      await running;
      return { done, failed, keyIds: [...keyIds] };
    },
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
