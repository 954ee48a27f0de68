import { ACCESS_TOKEN_MS } from "./session.ts";

/** A key is known everywhere this long after it was made: checkers ask each second, and no cache keeps GetJwks' answer so long. In milliseconds. */
export const PUBLISH_LEAD_MS = 15_000;
/** A retired key is kept as long as its last token, and what clocks differ by. */
const RETIRE_AFTER_MS = ACCESS_TOKEN_MS + 60_000;

/** A key that tokens are signed with; its number grows. */
export interface SigningKey {
  readonly number: number;
  readonly createTime: Date;
  /** From when on it signs. */
  readonly activateTime: Date;
}

/** The first key signs at once, since nobody waits for another; the next ones when everybody knows them. */
export function nextKey(keys: readonly SigningKey[], now: Date): SigningKey {
  const newest = newestOf(keys);
  const lead = newest ? PUBLISH_LEAD_MS : 0;
  return { number: (newest?.number ?? 0) + 1, createTime: now, activateTime: new Date(now.getTime() + lead) };
}

export function newestOf<K extends SigningKey>(keys: readonly K[]): K | undefined {
  return keys.reduce<K | undefined>((best, key) => (best && best.number > key.number ? best : key), undefined);
}

/** The one that signs now. */
export function activeKey<K extends SigningKey>(keys: readonly K[], now: Date): K | undefined {
  return newestOf(keys.filter(({ activateTime }) => activateTime <= now));
}

/** When the last token of the key has expired; undefined for the newest one. */
export function retireTime(key: SigningKey, keys: readonly SigningKey[]): Date | undefined {
  const next = keys.find(({ number }) => number === key.number + 1);
  return next && new Date(next.activateTime.getTime() + RETIRE_AFTER_MS);
}

/** Those that tokens may still be signed with. */
export function publishedKeys<K extends SigningKey>(keys: readonly K[], now: Date): K[] {
  return keys.filter((key) => (retireTime(key, keys) ?? now) >= now);
}
