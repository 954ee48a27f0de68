import { setTimeout as delay } from "node:timers/promises";
import type { RunningShop } from "../../e2e/support/shop.ts";
import { IDENTITY } from "../../services.ts";
import { atLeast, type Check, exactly, told } from "../support/checks.ts";
import { newAccount, refresh } from "./accounts.ts";
import { askerOf, insist } from "./asking.ts";

/** For so long the token before gets its successor again (RFC 9700, 4.14.2), and a moment more. */
const AFTER_GRACE_MS = 10_500;
const REFRESHES = /^rpc_server_call_duration_seconds_count\{[^}]*IdentityService\/Refresh"[^}]*\} (\d+)/gm;

/** Copies of one refresh, at once, at two identities; then the same token once more when its time of grace is over. */
export async function proveRefreshes(shop: RunningShop, { copies }: { readonly copies: number }): Promise<Check[]> {
  const ask = askerOf(shop.base);
  const { session } = await newAccount(ask);
  const before = await refreshesAt(shop);
  let busy = -copies;
  const send = () => {
    busy += 1;
    return refresh(ask, session.refreshToken);
  };
  const replies = await Promise.all(Array.from({ length: copies }, () => insist(send)));
  const answeredAt = performance.now();
  const after = await refreshesAt(shop);
  const successors = new Set(replies.map(({ body }) => String(body.refreshToken)));
  const [successor = ""] = successors;
  await delay(Math.max(AFTER_GRACE_MS - (performance.now() - answeredAt), 0));
  const reused = await refresh(ask, session.refreshToken);
  const revoked = await refresh(ask, successor);
  return [
    exactly(`refreshes of one token at once that were answered`, count(replies, 200), copies),
    exactly("successors of that token", successors.size, 1),
    atLeast("identities that took part", after.filter((n, i) => n > (before[i] ?? 0)).length, 2),
    told("of the copies, told to come again", busy),
    exactly("the same token after its grace", `${reused.status} ${reused.reason}`, "401 REFRESH_TOKEN_REUSED"),
    exactly("its successor then", `${revoked.status} ${revoked.reason}`, "401 REFRESH_TOKEN_INVALID"),
  ];
}

function count(replies: readonly { readonly status: number }[], wanted: number): number {
  return replies.filter(({ status }) => status === wanted).length;
}

/** How many refreshes each identity has answered. */
function refreshesAt(shop: RunningShop): Promise<number[]> {
  return Promise.all(
    shop.replicasOf(IDENTITY).map(async ({ admin }) => {
      const text = await (await fetch(`http://127.0.0.1:${admin}/metrics`)).text();
      return [...text.matchAll(REFRESHES)].reduce((sum, [, n]) => sum + Number(n), 0);
    }),
  );
}
