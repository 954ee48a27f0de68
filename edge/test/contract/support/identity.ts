import { type ExpectedFailure, type State, str, timestamp } from "@souk/contracts";

export const SERVICE = "souk.identity.v1.IdentityService";
/** In pacts it stands as an example only; what it really is, the provider's states say. */
export const PASSWORD = "an example of a password";

export const session = {
  ...{ sessionId: str("session-1"), userId: str("user-1"), roles: ["ROLE_CUSTOMER"] },
  ...{ accessToken: str("access-token"), expireTime: timestamp() },
  ...{ refreshToken: str("refresh-token"), refreshExpireTime: timestamp() },
};

export const user = {
  ...{ userId: str("user-1"), email: str("somebody@example.com", "\\S+@\\S+"), state: "USER_STATE_ACTIVE" },
  ...{ etag: str("v1"), createTime: timestamp(), updateTime: timestamp() },
};

/** An account, whose owner calls where the caller is a user. */
export function somebody(email: string): State {
  return ["somebody has an account", { email }];
}

export function refused(code: string, reason: string, details?: object): { failure: ExpectedFailure } {
  const failure = { code, domain: "souk.identity.v1", reason };
  return { failure: details ? { ...failure, details: details as Record<string, object> } : failure };
}
