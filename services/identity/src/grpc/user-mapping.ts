import { etagOf } from "@souk/chassis/etag";
import { type User as ProtoUser, Role, UserState } from "@souk/proto/souk/identity/v1/user";
import type { GrantableRole, User } from "../domain/user.ts";

/** An account as its owner sees it. */
export function userToProto(user: User): ProtoUser {
  const { id, v, email, emailVerified, displayName, phone, roles, state, secondFactor, logins } = user;
  return {
    ...{ userId: id, email, emailVerified, displayName, phone, lockNote: "", etag: etagOf(v) },
    roles: [Role.CUSTOMER, ...roles.map((role) => Role[role])],
    state: UserState[state],
    secondFactorEnabled: secondFactor?.confirmed === true,
    providerIds: logins.map(({ providerId }) => providerId),
    ...{ createTime: user.createTime, updateTime: user.updateTime },
  };
}

/** The same as staff see it. */
export function userToStaff(user: User): ProtoUser {
  return { ...userToProto(user), lockNote: user.lockNote };
}

/** Undefined for a role that cannot be granted, since everybody has it, or nobody. */
export function grantableRole(role: Role): GrantableRole | undefined {
  if (role === Role.STAFF) return "STAFF";
  return role === Role.ADMIN ? "ADMIN" : undefined;
}
