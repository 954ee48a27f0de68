import type { Session } from "../domain/session.ts";
import type { SessionStore, Vault } from "./ports.ts";

const FORM = /^rt_([0-9a-f-]{36})\.(\d{1,9})\.([\w-]{43})$/;

/**
 * The refresh token of a session's generation. It is not stored but made again from what is: so a copy of the database holds no token,
 * and a token of any earlier generation is still known for one of ours.
 */
export function refreshTokenOf({ id, generation, seed }: Session, vault: Vault): string {
  return `rt_${id}.${generation}.${vault.mac("refresh", id, seed, String(generation))}`;
}

/** The session that a token was made for, and its generation; undefined where this house made no such token. */
export async function openRefreshToken(
  token: string,
  { sessions, vault }: { readonly sessions: SessionStore; readonly vault: Vault },
): Promise<{ session: Session; generation: number } | undefined> {
  const [, id = "", text = ""] = FORM.exec(token) ?? [];
  const session = id ? await sessions.read(id) : undefined;
  if (!session) return undefined;
  const generation = Number(text);
  const isOurs = vault.isSame(token, refreshTokenOf({ ...session, generation }, vault));
  return isOurs && generation <= session.generation ? { session, generation } : undefined;
}
