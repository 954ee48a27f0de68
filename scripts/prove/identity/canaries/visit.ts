import { randomBytes, randomInt } from "node:crypto";
import type { RunningShop } from "../../../e2e/support/shop.ts";
import { type Ask, type Asker, askerOf, type Reply } from "../asking.ts";

/** A walk through the shop, by which values get in that must be found nowhere. */
export interface Visit {
  readonly shop: RunningShop;
  /** The values, by what they are. */
  readonly canaries: Map<string, string>;
  /** What callers were told when they were refused. */
  readonly errorBodies: string[];
  /** Asks, and throws unless the answer has this status. */
  expect(status: number, path: string, ask?: Ask): Promise<Reply>;
  /** Keeps a value that the shop gave out. */
  note(what: string, value: unknown): string;
  /** A value that nobody had before. */
  invent(what: string, make: (random: string) => string): string;
}

const RANDOM_BYTES = 6;

export function beginVisit(shop: RunningShop): Visit {
  const canaries = new Map<string, string>();
  const errorBodies: string[] = [];
  const ask: Asker = askerOf(shop.base);
  const note = (what: string, value: unknown) => {
    if (typeof value !== "string" || value === "") throw new Error(`the shop gave out no ${what}`);
    canaries.set(what, value);
    return value;
  };
  return {
    ...{ shop, canaries, errorBodies, note },
    invent: (what, make) => note(what, make(randomBytes(RANDOM_BYTES).toString("hex"))),
    expect: async (status, path, asked) => {
      const reply = await ask(path, asked);
      if (reply.status >= 400) errorBodies.push(reply.text);
      if (reply.status !== status) throw new Error(`${path}: ${reply.status} instead of ${status}: ${reply.text}`);
      return reply;
    },
  };
}

/** A number of twelve digits. */
export function newPhone(): string {
  return `+49${randomInt(1e9, 1e10)}`;
}

/** The part of a token that nobody else could make: what goes before it, such as an id, may be seen. */
export function secretPartOf(token: string): string {
  return token.slice(Math.max(token.lastIndexOf("."), token.lastIndexOf("_", token.length - 43)) + 1);
}
