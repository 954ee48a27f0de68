import type { Clock } from "@souk/chassis/ports";
import { ACCESS_TOKEN_MS } from "../domain/session.ts";
import { publishedKeys } from "../domain/signing-key.ts";
import type { SessionStore, SigningKeyStore, StoredKey, Vault } from "./ports.ts";

/** The most ended sessions of one answer. */
const BATCH = 5_000;
/** What clocks of replicas may differ by: so much is told twice, rather than left out. In milliseconds. */
const OVERLAP_MS = 10_000;
/** What clocks of checkers may differ by, in milliseconds. */
const LEEWAY_MS = 10_000;
const CURSOR = /^(\d{1,16})~(.{0,64})$/;

export interface AccessStateDeps {
  readonly sessions: SessionStore;
  readonly keys: SigningKeyStore;
  readonly vault: Vault;
  readonly clock: Clock;
}

export interface AccessState {
  readonly keysEtag: string;
  /** Empty where the caller has them. */
  readonly keys: readonly StoredKey[];
  readonly ended: readonly { readonly id: string; readonly expireTime: Date }[];
  readonly cursor: string;
  readonly more: boolean;
}

/** The keys in force, and the sessions ended since the cursor whose tokens have not expired by themselves. */
export const getAccessState =
  ({ sessions, keys, vault, clock }: AccessStateDeps) =>
  async (known: { readonly keysEtag: string; readonly cursor: string }): Promise<AccessState> => {
    const now = clock.now();
    const published = publishedKeys(await keys.all(), new Date(now));
    const keysEtag = vault.blindIndex("keys", published.map(({ kid }) => kid).join(" "));
    const { time, id } = placeOf(known.cursor, now);
    const ended = await sessions.endedSince(time, id, BATCH);
    const last = ended.at(-1);
    const more = ended.length === BATCH && last !== undefined;
    return {
      ...{ keysEtag, keys: keysEtag === known.keysEtag ? [] : published, more },
      ended: ended.map(({ id: session, endTime }) => ({ id: session, expireTime: lastTokenOf(endTime) })),
      cursor: more ? `${last.endTime.getTime()}~${last.id}` : `${now - OVERLAP_MS}~`,
    };
  };

/** What is older than a token lives is of no use to anybody. */
function placeOf(cursor: string, now: number): { time: Date; id: string } {
  const [, time = "0", id = ""] = CURSOR.exec(cursor) ?? [];
  const oldest = now - ACCESS_TOKEN_MS - LEEWAY_MS;
  return Number(time) > oldest ? { time: new Date(Number(time)), id } : { time: new Date(oldest), id: "" };
}

function lastTokenOf(endTime: Date): Date {
  return new Date(endTime.getTime() + ACCESS_TOKEN_MS + LEEWAY_MS);
}
