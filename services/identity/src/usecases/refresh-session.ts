import { IdentityError, refreshTokenInvalid } from "../domain/errors.ts";
import { isOver, judge, rotated, type Session } from "../domain/session.ts";
import { rolesOf, type SessionDeps, type SignedIn, signIn } from "./begin-session.ts";
import { openRefreshToken } from "./refresh-token.ts";

/**
 * Takes a refresh token in for its successor (RFC 9700, 4.14.2). The one before it gets the same successor again for a while, since its
 * answer may have been lost; any other has been used, and whoever uses it again may have stolen it: the session ends.
 *
 * @throws IdentityError REFRESH_TOKEN_INVALID, REFRESH_TOKEN_REUSED
 */
export const refreshSession = (deps: SessionDeps) => {
  const running = new Map<string, Promise<SignedIn>>();
  /** Copies that come at once, as from many tabs, are one call here; those at other replicas meet in the store. */
  return (token: string): Promise<SignedIn> => {
    const call = running.get(token) ?? refresh(deps, token).finally(() => running.delete(token));
    running.set(token, call);
    return call;
  };
};

async function refresh(deps: SessionDeps, token: string): Promise<SignedIn> {
  for (;;) {
    const signedIn = await attempt(deps, token);
    if (signedIn) return signedIn;
  }
}

/** Undefined when somebody else took the same token in, or ended the session, since it was read. */
async function attempt(deps: SessionDeps, token: string): Promise<SignedIn | undefined> {
  const opened = await openRefreshToken(token, deps);
  const now = new Date(deps.clock.now());
  if (!opened || isOver(opened.session, now)) throw refreshTokenInvalid();
  const { session, generation } = opened;
  const roles = await rolesNow(deps, session);
  const presented = judge(session, generation, now);
  if (presented === "REUSED") return endReused(deps, session, now);
  if (presented === "REPEATED") return signIn(deps, session, roles);
  const next = rotated(session, now);
  return (await deps.sessions.rotate(next)) ? signIn(deps, next, roles) : undefined;
}

/** @throws IdentityError REFRESH_TOKEN_INVALID for an account that is gone, locked, or has ended its sessions */
async function rolesNow(
  deps: SessionDeps,
  { kind, subject, epoch, methods }: Session,
): Promise<readonly string[] | undefined> {
  if (kind === "GUEST") return undefined;
  const user = await deps.users.read(subject);
  if (user?.state !== "ACTIVE" || user.epoch !== epoch) throw refreshTokenInvalid();
  return rolesOf(deps, user, methods);
}

async function endReused({ sessions, audit }: SessionDeps, { id, subject }: Session, now: Date): Promise<never> {
  await sessions.end(id, "REUSED", now);
  await audit({ action: "session.reuse", actor: subject, target: id });
  throw new IdentityError("REFRESH_TOKEN_REUSED", "This refresh token was used before, so its session has ended.");
}
