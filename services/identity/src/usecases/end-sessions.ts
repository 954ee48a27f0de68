import type { Clock } from "@souk/chassis/ports";
import { changedForAll } from "../domain/user.ts";
import { changeUser } from "./change-user.ts";
import type { Audit, SessionStore, UserStore, Vault } from "./ports.ts";
import { openRefreshToken } from "./refresh-token.ts";

export interface EndSessionsDeps {
  readonly users: UserStore;
  readonly sessions: SessionStore;
  readonly vault: Vault;
  readonly audit: Audit;
  readonly clock: Clock;
}

/** Accounts that a turn of the sweeper looks after. */
const BATCH = 100;
/** Whoever raised the epoch ends the sessions itself; if it has not by then, it died. In milliseconds. */
const LATE_AFTER_MS = 1_000;

/** Ends the session of a refresh token, or else the one named; one that is over, or never was, is no error, and no deed. */
export const endSession =
  (deps: EndSessionsDeps) =>
  async ({ refreshToken, sessionId }: { readonly refreshToken: string; readonly sessionId?: string | undefined }) => {
    const session = refreshToken
      ? (await openRefreshToken(refreshToken, deps))?.session
      : await deps.sessions.read(sessionId ?? "");
    if (!session || !(await deps.sessions.end(session.id, "LOGOUT", new Date(deps.clock.now())))) return;
    await deps.audit({ action: "session.end", actor: session.subject, target: session.id });
  };

/** Ends all sessions of an account. @throws IdentityError USER_NOT_FOUND */
export const endAllSessions =
  (deps: EndSessionsDeps) =>
  async (userId: string): Promise<void> => {
    const user = await changeUser(deps.users, userId, (before) => ({
      user: changedForAll(before, {}, new Date(deps.clock.now())),
    }));
    await finishEnding(deps, user);
    await deps.audit({ action: "session.end-all", actor: userId, target: userId });
  };

/** Ends the sessions of before an account's epoch; harmless when repeated. */
export async function finishEnding(
  { users, sessions, clock }: Pick<EndSessionsDeps, "users" | "sessions" | "clock">,
  { id, epoch }: { readonly id: string; readonly epoch: number },
): Promise<void> {
  await sessions.endBefore(id, epoch, new Date(clock.now()));
  await users.ended(id, epoch);
}

export interface KeptSession {
  readonly sessionId: string;
  /** How its owner is known from now on. @defaultValue as before */
  readonly changeMethods?: (methods: readonly string[]) => readonly string[];
}

/** Ends the sessions of before an account's epoch but for one of the epoch before. */
export async function endOthers(
  deps: Pick<EndSessionsDeps, "users" | "sessions" | "clock">,
  user: { readonly id: string; readonly epoch: number },
  { sessionId, changeMethods = (methods) => methods }: KeptSession,
): Promise<void> {
  const session = await deps.sessions.read(sessionId);
  if (session) await deps.sessions.keep(sessionId, user.epoch, changeMethods(session.methods));
  await finishEnding(deps, user);
}

/** Does for those who died what {@link finishEnding} does: a locked account's sessions end within seconds, whoever dies. */
export const sweepEndings =
  (deps: Pick<EndSessionsDeps, "users" | "sessions" | "clock">) => async (): Promise<void> => {
    const before = new Date(deps.clock.now() - LATE_AFTER_MS);
    for (const account of await deps.users.ending(before, BATCH)) await finishEnding(deps, account);
  };
