import type { Principal } from "@souk/chassis/context";
import { invalidRequest, sharedError } from "@souk/chassis/errors";
import type { CallContext, Handlers } from "@souk/chassis/grpc";
import type { PageTokens } from "@souk/chassis/pages";
import type { IdentityServiceService, ListUsersRequest } from "@souk/proto/souk/identity/v1/identity_service";
import type { Role } from "@souk/proto/souk/identity/v1/user";
import type { GrantableRole } from "../domain/user.ts";
import type { findByEmail, grantRole, listUsers, lockUser, revokeRole, unlockUser } from "../usecases/manage-users.ts";
import type { getUser } from "../usecases/own-account.ts";
import type { UserFilter, UserPosition } from "../usecases/ports.ts";
import type { resetSecondFactor } from "../usecases/second-factor.ts";
import { grantableRole, userToStaff } from "./user-mapping.ts";

export interface UserUseCases {
  readonly getUser: ReturnType<typeof getUser>;
  readonly findByEmail: ReturnType<typeof findByEmail>;
  readonly listUsers: ReturnType<typeof listUsers>;
  readonly grantRole: ReturnType<typeof grantRole>;
  readonly revokeRole: ReturnType<typeof revokeRole>;
  readonly lockUser: ReturnType<typeof lockUser>;
  readonly unlockUser: ReturnType<typeof unlockUser>;
  readonly resetSecondFactor: ReturnType<typeof resetSecondFactor>;
}

type UserRpcs =
  | ("listUsers" | "getUser" | "grantRole" | "revokeRole" | "lockUser" | "unlockUser")
  | "resetSecondFactor";

const DEFAULT_PAGE_SIZE = 24;
const ORDER = "create_time desc";

/** What staff may do with accounts. */
export function createUserHandlers(
  app: UserUseCases,
  pages: PageTokens,
): Pick<Handlers<typeof IdentityServiceService>, UserRpcs> {
  return {
    listUsers: async (request) => {
      const filters = filtersOf(request);
      if (request.email) return { users: (await app.findByEmail(request.email)).map(userToStaff), nextPageToken: "" };
      const list = { filters, order: ORDER };
      const after = positionOf(pages.decode(request.pageToken, list));
      const { users, next } = await app.listUsers(filterOf(request), after, request.pageSize || DEFAULT_PAGE_SIZE);
      const nextPageToken = next ? pages.encode(list, [next.createTime, next.id]) : "";
      return { users: users.map(userToStaff), nextPageToken };
    },

    getUser: async ({ userId }) => ({ user: userToStaff(await app.getUser(userId)) }),

    grantRole: async ({ userId, role }, context) => {
      const command = { userId, role: roleOf(role), actor: principalOf(context).subject };
      return { user: userToStaff(await app.grantRole(command)) };
    },

    revokeRole: async ({ userId, role }, context) => {
      const command = { userId, role: roleOf(role), actor: principalOf(context).subject };
      return { user: userToStaff(await app.revokeRole(command)) };
    },

    lockUser: async ({ userId, note }, context) => ({
      user: userToStaff(await app.lockUser({ userId, note, principal: principalOf(context) })),
    }),

    unlockUser: async ({ userId }, context) => ({
      user: userToStaff(await app.unlockUser(userId, principalOf(context))),
    }),

    resetSecondFactor: async ({ userId }, context) => ({
      user: userToStaff(await app.resetSecondFactor(userId, principalOf(context).subject)),
    }),
  };
}

/** Who calls; the policy lets nobody in who is nobody. */
export function principalOf({ principal }: CallContext): Principal {
  if (!principal) throw sharedError("TOKEN_REQUIRED", "This call needs a bearer token.");
  return principal;
}

function roleOf(role: Role): GrantableRole {
  const granted = grantableRole(role);
  if (!granted) throw invalidRequest({ field: "role", description: "must be ROLE_STAFF or ROLE_ADMIN" });
  return granted;
}

/** @throws AppError INVALID_REQUEST where there is more than one */
function filtersOf({ email, phone, role }: ListUsersRequest): Record<string, string> {
  const given = { ...(email && { email }), ...(phone && { phone }), ...(role && { role: String(role) }) };
  const names = Object.keys(given);
  if (names.length <= 1) return given;
  throw invalidRequest(...names.map((field) => ({ field, description: "only one of these filters can be given" })));
}

/** Every account is a customer's, so that this filter lets all through. */
function filterOf({ phone, role }: ListUsersRequest): UserFilter {
  if (phone) return { phone };
  const granted = grantableRole(role);
  return granted ? { role: granted } : {};
}

export function positionOf(keys: readonly unknown[] | undefined): UserPosition | undefined {
  return keys && { createTime: keys[0] as Date, id: keys[1] as string };
}
