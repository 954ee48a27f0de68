/** How long after a refresh the token before is answered with the same successor once more, in milliseconds. */
export const GRACE_MS = 10_000;
/** How long an access token is good, in milliseconds. */
export const ACCESS_TOKEN_MS = 600_000;

const DAY_MS = 86_400_000;
const IDLE_MS: Readonly<Record<SessionKind, number>> = { GUEST: 30 * DAY_MS, CUSTOMER: 30 * DAY_MS, STAFF: DAY_MS / 2 };
const LONGEST_MS: Readonly<Record<SessionKind, number>> = {
  GUEST: 365 * DAY_MS,
  CUSTOMER: 365 * DAY_MS,
  STAFF: DAY_MS / 2,
};

/** Whose session it is decides how long it lasts. */
export type SessionKind = "GUEST" | "CUSTOMER" | "STAFF";

/** Why a session is over. */
export type SessionEnd = "LOGOUT" | "REUSED" | "ACCOUNT";

/** A family of refresh tokens (RFC 9700, 4.14.2): each is good once, and brings the next. */
export interface Session {
  readonly id: string;
  /** The subject of its tokens: an account, or a guest. */
  readonly subject: string;
  readonly kind: SessionKind;
  /** How its owner signed in (RFC 8176): `pwd`, `otp`, `fed`. */
  readonly methods: readonly string[];
  /** Of the refresh token that counts now. */
  readonly generation: number;
  readonly rotateTime: Date;
  /** Part of what its refresh tokens are made of. */
  readonly seed: string;
  /** The account's when the session began. */
  readonly epoch: number;
  readonly createTime: Date;
  readonly expireTime: Date;
  readonly endTime?: Date;
}

export type NewSession = Pick<Session, "id" | "subject" | "kind" | "methods" | "seed" | "epoch">;

export function beginSession(fields: NewSession, now: Date): Session {
  const expireTime = new Date(now.getTime() + IDLE_MS[fields.kind]);
  return { ...fields, generation: 1, rotateTime: now, createTime: now, expireTime };
}

/** What becomes of a refresh token: it is good, it was good just now, or somebody uses it again. */
export type Presented = "CURRENT" | "REPEATED" | "REUSED";

/** @param generation that of a token which this house made */
export function judge({ generation: current, rotateTime }: Session, generation: number, now: Date): Presented {
  if (generation === current) return "CURRENT";
  const isRecent = now.getTime() - rotateTime.getTime() <= GRACE_MS;
  return generation === current - 1 && isRecent ? "REPEATED" : "REUSED";
}

/** The session with its next refresh token. */
export function rotated(session: Session, now: Date): Session {
  const { kind, createTime, generation } = session;
  const latest = createTime.getTime() + LONGEST_MS[kind];
  const expireTime = new Date(Math.min(now.getTime() + IDLE_MS[kind], latest));
  return { ...session, generation: generation + 1, rotateTime: now, expireTime };
}

export function isOver({ endTime, expireTime }: Pick<Session, "endTime" | "expireTime">, now: Date): boolean {
  return endTime !== undefined || expireTime <= now;
}
