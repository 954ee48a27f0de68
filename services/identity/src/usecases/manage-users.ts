import type { Principal } from "@souk/chassis/context";
import { sharedError } from "@souk/chassis/errors";
import { IdentityError } from "../domain/errors.ts";
import { changedForAll, type GrantableRole, isStaff, normalizeEmail, type User } from "../domain/user.ts";
import { changeUser } from "./change-user.ts";
import { emailKey } from "./emails.ts";
import { type EndSessionsDeps, finishEnding } from "./end-sessions.ts";
import type { AuditNote, Claims, UserFilter, UserPosition } from "./ports.ts";

export interface ManageUsersDeps extends EndSessionsDeps {
  readonly claims: Claims;
}

export interface UserPage {
  readonly users: readonly User[];
  readonly next: UserPosition | undefined;
}

/** An address is found whole or not at all: it is not kept in a form that could be searched. */
export const findByEmail =
  ({ users, claims, vault }: ManageUsersDeps) =>
  async (email: string): Promise<User[]> => {
    const id = await claims.find(emailKey(vault, normalizeEmail(email)));
    const user = id === undefined ? undefined : await users.read(id);
    return user ? [user] : [];
  };

export const listUsers =
  ({ users }: ManageUsersDeps) =>
  async (filter: UserFilter, after: UserPosition | undefined, size: number): Promise<UserPage> => {
    const found = await users.list(filter, after, size + 1);
    const page = found.slice(0, size);
    return { users: page, next: found.length > size ? page.at(-1) : undefined };
  };

export interface RoleCommand {
  readonly userId: string;
  readonly role: GrantableRole;
  readonly actor: string;
}

/** @throws IdentityError USER_NOT_FOUND */
export const grantRole = (deps: ManageUsersDeps) => (command: RoleCommand) =>
  change(deps, command, { action: "role.grant", details: { role: command.role } }, ({ roles }) =>
    roles.includes(command.role) ? undefined : { roles: [...roles, command.role] },
  );

/** @throws IdentityError USER_NOT_FOUND, LAST_ADMIN */
export const revokeRole = (deps: ManageUsersDeps) => async (command: RoleCommand) => {
  if (command.role === "ADMIN") await keepAnAdmin(deps, command.userId);
  return change(deps, command, { action: "role.revoke", details: { role: command.role } }, ({ roles }) =>
    roles.includes(command.role) ? { roles: roles.filter((role) => role !== command.role) } : undefined,
  );
};

export interface LockCommand {
  readonly userId: string;
  readonly note: string;
  readonly principal: Principal;
}

/** @throws IdentityError USER_NOT_FOUND, LAST_ADMIN; AppError ACCESS_DENIED */
export const lockUser =
  (deps: ManageUsersDeps) =>
  async ({ userId, note, principal }: LockCommand): Promise<User> => {
    if (principal.role === "ADMIN") await keepAnAdmin(deps, userId);
    return change(deps, { userId, actor: principal.subject }, { action: "user.lock" }, (user) => {
      checkMayTouch(user, principal);
      return user.state === "LOCKED" ? undefined : { state: "LOCKED", lockNote: note };
    });
  };

/** @throws IdentityError USER_NOT_FOUND; AppError ACCESS_DENIED */
export const unlockUser = (deps: ManageUsersDeps) => (userId: string, principal: Principal) =>
  change(deps, { userId, actor: principal.subject }, { action: "user.unlock" }, (user) => {
    checkMayTouch(user, principal);
    return user.state === "ACTIVE" ? undefined : { state: "ACTIVE", lockNote: "" };
  });

type Changes = Parameters<typeof changedForAll>[1];

/** Changes what an account may be; sessions that it has were begun as something else, so they end. */
async function change(
  deps: ManageUsersDeps,
  { userId, actor }: { readonly userId: string; readonly actor: string },
  note: Pick<AuditNote, "action" | "details">,
  decide: (user: User) => Changes | undefined,
): Promise<User> {
  const changedFrom: User[] = [];
  const user = await changeUser(deps.users, userId, (before) => {
    const changes = decide(before);
    changedFrom.splice(0, 1, ...(changes ? [before] : []));
    return changes && { user: changedForAll(before, changes, new Date(deps.clock.now())) };
  });
  if (user.endingAt) await finishEnding(deps, user);
  const [before] = changedFrom;
  if (before) await deps.audit({ ...note, actor, target: userId });
  if (before && isAdmin(before) && !isAdmin(user)) await takeBackTheLast(deps, before, actor);
  return user;
}

/** @throws IdentityError LAST_ADMIN */
async function keepAnAdmin({ users }: ManageUsersDeps, userId: string): Promise<void> {
  const user = await users.read(userId);
  if (user && isAdmin(user) && (await users.countAdmins(2)) < 2) throw lastAdmin();
}

/**
 * Of two who are taken away at the same moment, each sees the other one still there: so it is looked at again when it is done.
 *
 * @throws IdentityError LAST_ADMIN
 */
async function takeBackTheLast(deps: ManageUsersDeps, before: User, actor: string): Promise<void> {
  if ((await deps.users.countAdmins(1)) > 0) return;
  const { id, state, lockNote, roles } = before;
  await changeUser(deps.users, id, (now) => ({
    user: changedForAll(now, { state, lockNote, roles }, new Date(deps.clock.now())),
  }));
  await deps.audit({ action: "user.take-back", actor, target: id });
  throw lastAdmin();
}

function isAdmin({ state, roles }: User): boolean {
  return state === "ACTIVE" && roles.includes("ADMIN");
}

function lastAdmin(): IdentityError {
  return new IdentityError("LAST_ADMIN", "The shop would have no administrator. Give somebody else the role first.");
}

function checkMayTouch(user: User, { role }: Principal): void {
  if (!isStaff(user) || role === "ADMIN") return;
  throw sharedError("ACCESS_DENIED", "Only administrators may do this to staff.", { metadata: { needs: "ADMIN" } });
}
