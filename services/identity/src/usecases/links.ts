import type { Clock, Ids } from "@souk/chassis/ports";
import { linkInvalid } from "../domain/errors.ts";
import { type Link, type LinkKind, liveLink, newLink, withLink, withoutKind } from "../domain/link.ts";
import { changed, type User } from "../domain/user.ts";
import type { UserChange } from "./change-user.ts";
import type { UserEvent, UserStore, Vault } from "./ports.ts";

const FORM = /^([\w-]{1,64})\.([\w-]{1,64})\.([\w-]{43})$/;

export interface LinkDeps {
  readonly users: UserStore;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly ids: Ids;
}

/** The token of a link. Only its hash is stored: whoever sends the mail has it made again. */
export function linkTokenOf(vault: Vault, userId: string, { id, kind }: Pick<Link, "id" | "kind">): string {
  return `${userId}.${id}.${vault.mac("link", userId, id, kind)}`;
}

/** A link for an account, and the event by which its mail is sent. */
export function makeLink(
  { vault, ids, clock }: Omit<LinkDeps, "users">,
  userId: string,
  kind: LinkKind,
): { link: Link; event: UserEvent } {
  const id = ids.next();
  const hash = hashOf(vault, linkTokenOf(vault, userId, { id, kind }));
  const link = newLink(id, kind, hash, new Date(clock.now()));
  const what = kind === "RESET_PASSWORD" ? "PasswordResetRequested" : "EmailVerificationRequested";
  return { link, event: { kind: what, linkId: id } };
}

/** The change that gives an account a link, and tells of it. */
export const addingLink =
  (deps: Omit<LinkDeps, "users">, kind: LinkKind): UserChange =>
  (user) => {
    const now = new Date(deps.clock.now());
    const { link, event } = makeLink(deps, user.id, kind);
    return { user: changed(user, { links: withLink(user.links, link, now) }, now), events: [event] };
  };

/** The account and the link that a token names. @throws IdentityError LINK_INVALID */
export function parseLinkToken(token: string): { userId: string; linkId: string } {
  const [, userId, linkId] = FORM.exec(token) ?? [];
  if (!userId || !linkId) throw linkInvalid();
  return { userId, linkId };
}

/**
 * The account's links without the one of the token, which is used up by that, and those of its kind.
 *
 * @throws IdentityError LINK_INVALID
 */
export function withoutUsed(
  { vault, clock }: Pick<LinkDeps, "vault" | "clock">,
  user: User,
  token: string,
  kind: LinkKind,
) {
  const { linkId } = parseLinkToken(token);
  const link = liveLink(user.links, linkId, new Date(clock.now()));
  if (!link || link.kind !== kind || !vault.isSame(link.hash, hashOf(vault, token))) throw linkInvalid();
  return withoutKind(user.links, kind);
}

function hashOf(vault: Vault, token: string): string {
  return vault.blindIndex("link", token);
}

/** An account that is not there has no links, either. */
export function asLinkInvalid(error: unknown): never {
  throw (error as { reason?: string }).reason === "USER_NOT_FOUND" ? linkInvalid() : error;
}
