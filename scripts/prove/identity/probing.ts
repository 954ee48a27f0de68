import { randomUUID } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import { median } from "../../bench/transcoder/measure.ts";
import type { RunningShop } from "../../e2e/support/shop.ts";
import { type Check, exactly, told } from "../support/checks.ts";
import { newAccounts } from "./accounts.ts";
import { type Asker, askerOf, type Reply } from "./asking.ts";

export interface ProbingOptions {
  /** Wrong passwords of accounts, and as many of addresses without one. */
  readonly tries: number;
  /** By which share the medians may differ. */
  readonly mostShare: number;
}

/** An account may be tried ten times in vain; fewer here, so that none is ever refused for that. */
const TRIES_OF_ONE = 8;
/** What tells of the request and not of what was asked: its moment, its id, what is left of the rate of all, and for how long. */
const OF_THE_REQUEST = new Set(["date", "x-request-id"]);
const RATE_OF_ALL = /"auth";r=\d+/;
const SECONDS_LEFT = /;t=\d+/g;

interface Probe {
  readonly ms: number;
  /** What whoever tried gets to see. */
  readonly seen: ReturnType<typeof seenOf>;
}

/** Whether somebody without a password can find out who has an account, by what is answered or by how long that takes. */
export async function proveProbing(shop: RunningShop, { tries, mostShare }: ProbingOptions): Promise<Check[]> {
  const ask = askerOf(shop.base);
  const known = (await newAccounts(ask, Math.ceil(tries / TRIES_OF_ONE))).map(({ email }) => email);
  const unknown = known.map(() => `${randomUUID()}@example.com`);
  for (let i = 0; i < TRIES_OF_ONE; i++) await probe(ask, `${randomUUID()}@example.com`); // what is compiled once
  const [ofKnown, ofUnknown]: [Probe[], Probe[]] = [[], []];
  for (let i = 0; i < tries; i++) {
    const one = Math.floor(i / TRIES_OF_ONE);
    const pair = [
      async () => ofKnown.push(await probe(ask, known[one] ?? "")),
      async () => ofUnknown.push(await probe(ask, unknown[one] ?? "")),
    ];
    for (const run of i % 2 === 0 ? pair : pair.toReversed()) await run(); // whoever comes second may find warm caches
  }
  return checksOf(ofKnown, ofUnknown, mostShare);
}

function checksOf(known: readonly Probe[], unknown: readonly Probe[], mostShare: number): Check[] {
  const different = known.filter(({ seen }, i) => !isDeepStrictEqual(seen, unknown[i]?.seen));
  const [wrong, nobody] = [known, unknown].map((probes) => median(probes.map(({ ms }) => ms))) as [number, number];
  const share = Math.abs(wrong / nobody - 1);
  return [
    exactly(`pairs of ${known.length} whose answers differ in a byte`, different.length, 0),
    exactly("answers that are not 401", known.filter(({ seen: { status } }) => status !== 401).length, 0),
    told("median of a wrong password", wrong, "ms"),
    told("median of an address without an account", nobody, "ms"),
    {
      what: "one as a multiple of the other",
      measured: (wrong / nobody).toFixed(3),
      wanted: `1 ± ${mostShare}`,
      holds: share <= mostShare,
    },
  ];
}

async function probe(ask: Asker, email: string): Promise<Probe> {
  const startedAt = performance.now();
  const reply = await ask("/v1/auth:login", { body: { email, password: "not the password of anybody" } });
  return { ms: performance.now() - startedAt, seen: seenOf(reply) };
}

function seenOf({ status, headers, text }: Reply) {
  const requestId = headers.get("x-request-id") ?? "";
  const lasting = [...headers].filter(([name]) => !OF_THE_REQUEST.has(name));
  const lastingRate = (value: string) => value.replace(RATE_OF_ALL, "").replaceAll(SECONDS_LEFT, "");
  return {
    status,
    headers: lasting.map(([name, value]) => [name, name === "ratelimit" ? lastingRate(value) : value]),
    body: requestId === "" ? text : text.replaceAll(requestId, "REQUEST"),
  };
}
