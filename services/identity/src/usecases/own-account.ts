import { sharedError } from "@souk/chassis/errors";
import type { Clock } from "@souk/chassis/ports";
import { userNotFound } from "../domain/errors.ts";
import { changed, type User } from "../domain/user.ts";
import { changeUser } from "./change-user.ts";
import type { UserStore } from "./ports.ts";

export interface OwnAccountDeps {
  readonly users: UserStore;
  readonly clock: Clock;
}

/** @throws IdentityError USER_NOT_FOUND */
export const getUser =
  ({ users }: Pick<OwnAccountDeps, "users">) =>
  async (userId: string): Promise<User> => {
    const user = await users.read(userId);
    if (!user) throw userNotFound(userId);
    return user;
  };

export interface UpdateMeCommand {
  readonly userId: string;
  /** The version that the caller has read; undefined takes any. */
  readonly expectedV: bigint | undefined;
  readonly changes: Partial<Pick<User, "displayName" | "phone">>;
  readonly signal: AbortSignal;
}

/** @throws IdentityError USER_NOT_FOUND; AppError ETAG_MISMATCH */
export const updateMe =
  ({ users, clock }: OwnAccountDeps) =>
  ({ userId, expectedV, changes, signal }: UpdateMeCommand): Promise<User> => {
    const change = (user: User) => {
      if (expectedV !== undefined && expectedV !== user.v) throw etagMismatch("account");
      return { user: changed(user, changes, new Date(clock.now())) };
    };
    return changeUser(users, userId, change, signal);
  };

export function etagMismatch(what: string) {
  return sharedError("ETAG_MISMATCH", `The ${what} has changed since you read it. Read it again and decide anew.`);
}
