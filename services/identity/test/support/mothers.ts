import type { ApiKey } from "../../src/domain/api-key.ts";
import { beginSession, type NewSession, type Session } from "../../src/domain/session.ts";
import { createUser, type NewUser, type User } from "../../src/domain/user.ts";

export const NOW = new Date("2026-01-02T03:04:05.678Z");

export function user(changes: Partial<NewUser> = {}, now = NOW): User {
  return createUser({ id: "u-1", email: "ada@example.com", displayName: "Ada", ...changes }, now);
}

export function session(changes: Partial<NewSession> = {}, now = NOW): Session {
  const fields = { id: "s-1", subject: "u-1", kind: "CUSTOMER", methods: ["pwd"], seed: "seed", epoch: 0 } as const;
  return beginSession({ ...fields, ...changes }, now);
}

export function apiKey(changes: Partial<ApiKey> = {}): ApiKey {
  return {
    ...{
      id: "importer",
      displayName: "Importer",
      role: "STAFF",
      scopes: ["catalog.write"],
      prefix: "souk_importer_Ab",
    },
    ...{ secretHash: "hash", createdBy: "u-1", createTime: NOW, expireTime: new Date(NOW.getTime() + 86_400_000) },
    ...changes,
  };
}

/** That many milliseconds after {@link NOW}. */
export function later(ms: number): Date {
  return new Date(NOW.getTime() + ms);
}
