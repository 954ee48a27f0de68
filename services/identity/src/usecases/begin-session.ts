import type { Clock, Ids } from "@souk/chassis/ports";
import { userLocked } from "../domain/errors.ts";
import { beginSession as begin, type Session, type SessionKind } from "../domain/session.ts";
import { isStaff, type User } from "../domain/user.ts";
import type { Audit, IssuedToken, IssueToken, SessionStore, UserStore, Vault } from "./ports.ts";
import { refreshTokenOf } from "./refresh-token.ts";

/** The claim `scope` of people's tokens: whatever their roles may. */
const EVERYTHING = "all";

export interface SessionDeps {
  readonly sessions: SessionStore;
  readonly users: UserStore;
  readonly vault: Vault;
  readonly issueToken: IssueToken;
  readonly audit: Audit;
  readonly clock: Clock;
  readonly ids: Ids;
  /** Whether staff count as such only with a second factor. */
  readonly staffNeedSecondFactor: boolean;
}

/** What somebody has who signed in. */
export interface SignedIn {
  readonly session: Session;
  readonly roles: readonly string[];
  readonly access: IssuedToken;
  readonly refreshToken: string;
}

/**
 * Begins a session of an account. It is looked at again after the session stands: whoever locks the account meanwhile ends it.
 *
 * @throws IdentityError USER_LOCKED
 */
export async function beginSession(deps: SessionDeps, user: User, methods: readonly string[]): Promise<SignedIn> {
  const { sessions, users, clock, audit } = deps;
  if (user.state === "LOCKED") throw userLocked();
  const session = await store(deps, { subject: user.id, kind: kindOf(user), methods, epoch: user.epoch });
  const now = await users.read(user.id);
  if (now?.epoch !== user.epoch) {
    await sessions.end(session.id, "ACCOUNT", new Date(clock.now()));
    if (!now || now.state === "LOCKED") throw userLocked();
    return beginSession(deps, now, methods);
  }
  await audit({ action: "session.begin", actor: user.id, target: session.id, details: { methods: methods.join(" ") } });
  return signIn(deps, session, rolesOf(deps, user, methods));
}

/** Begins a session of somebody without an account. */
export const beginGuestSession = (deps: SessionDeps) => async (): Promise<SignedIn> => {
  const subject = `guest-${deps.ids.next()}`;
  const session = await store(deps, { subject, kind: "GUEST", methods: [], epoch: 0 });
  return signIn(deps, session, GUEST_ROLES);
};

const GUEST_ROLES = ["guest"];

/** What the tokens of a session that was begun in those ways let their holder be. */
export function rolesOf(
  { staffNeedSecondFactor }: Pick<SessionDeps, "staffNeedSecondFactor">,
  user: User,
  methods: readonly string[],
): string[] {
  const counts = !staffNeedSecondFactor || (user.secondFactor?.confirmed === true && methods.includes("otp"));
  return ["customer", ...(counts ? user.roles.map((role) => role.toLowerCase()) : [])];
}

/** Tokens of a session as it is. */
export async function signIn(
  { issueToken, vault, clock }: Pick<SessionDeps, "issueToken" | "vault" | "clock">,
  session: Session,
  roles: readonly string[] = GUEST_ROLES,
): Promise<SignedIn> {
  const { subject, id: sessionId, methods } = session;
  const claims = { subject, roles, scope: EVERYTHING, sessionId, methods };
  const access = await issueToken(claims, new Date(clock.now()));
  return { session, roles, access, refreshToken: refreshTokenOf(session, vault) };
}

type Owner = Pick<Session, "subject" | "methods" | "epoch"> & { readonly kind: SessionKind };

async function store({ sessions, ids, clock }: SessionDeps, owner: Owner): Promise<Session> {
  const session = begin({ ...owner, id: ids.next(), seed: ids.next() }, new Date(clock.now()));
  await sessions.create(session);
  return session;
}

function kindOf(user: User): SessionKind {
  return isStaff(user) ? "STAFF" : "CUSTOMER";
}
