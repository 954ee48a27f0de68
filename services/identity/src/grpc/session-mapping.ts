import type { CallContext } from "@souk/chassis/grpc";
import type { Session } from "@souk/proto/souk/identity/v1/session";
import { Role } from "@souk/proto/souk/identity/v1/user";
import { ATTEMPT_QUOTA, ATTEMPT_WINDOW_MS, type AttemptsLeft, type Trier } from "../usecases/attempts.ts";
import type { SignedIn } from "../usecases/begin-session.ts";

const ROLES: Readonly<Record<string, Role>> = { customer: Role.CUSTOMER, staff: Role.STAFF, admin: Role.ADMIN };

export function sessionToProto({ session, roles, access, refreshToken }: SignedIn): Session {
  return {
    sessionId: session.id,
    userId: session.subject,
    roles: roles.flatMap((role) => ROLES[role] ?? []),
    ...{ accessToken: access.token, expireTime: access.expireTime },
    ...{ refreshToken, refreshExpireTime: session.expireTime },
  };
}

/** Who tries, and is told how often one may, as the edge tells its own limits (draft-ietf-httpapi-ratelimit-headers). */
export function trierOf(context: CallContext): Trier {
  const tell = ({ left, resetMs }: AttemptsLeft) => {
    context.setReplyMetadata("ratelimit-policy", `"account";q=${ATTEMPT_QUOTA};w=${ATTEMPT_WINDOW_MS / 1_000}`);
    context.setReplyMetadata("ratelimit", `"account";r=${left};t=${Math.ceil(resetMs / 1_000)}`);
  };
  return { network: context.network ?? "unknown", tell };
}
