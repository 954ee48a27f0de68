import { userNotFound } from "../domain/errors.ts";
import type { User } from "../domain/user.ts";
import type { UserEvent, UserStore } from "./ports.ts";

/** An account's next version and what happened; undefined where nothing is to change. */
export type UserChange = (user: User) => { readonly user: User; readonly events?: readonly UserEvent[] } | undefined;

/**
 * Reads, changes and stores over the version read, and begins again when somebody else was faster.
 *
 * @returns the account as it is now
 * @throws IdentityError USER_NOT_FOUND, and what the change throws
 */
export async function changeUser(
  users: UserStore,
  id: string,
  change: UserChange,
  signal?: AbortSignal,
): Promise<User> {
  for (;;) {
    signal?.throwIfAborted();
    const before = await users.read(id);
    if (!before) throw userNotFound(id);
    const after = change(before);
    if (!after) return before;
    signal?.throwIfAborted();
    if (await users.update(after.user, after.events)) return after.user;
  }
}
