import { linkInvalid } from "../domain/errors.ts";
import { liveLink } from "../domain/link.ts";
import { changed } from "../domain/user.ts";
import { type Attempts, fromAnywhere, type Trier } from "./attempts.ts";
import { changeUser } from "./change-user.ts";
import { addingLink, asLinkInvalid, type LinkDeps, linkTokenOf, parseLinkToken, withoutUsed } from "./links.ts";

/** Has a link sent to the address of an account, unless it is verified. @throws IdentityError USER_NOT_FOUND; AppError TOO_MANY_ATTEMPTS */
export const requestEmailVerification =
  (deps: LinkDeps & { readonly attempts: Attempts }) =>
  async (userId: string, trier: Trier): Promise<void> => {
    const key = `verify:${userId}`;
    await deps.attempts.check(key, fromAnywhere(trier));
    await deps.attempts.failed(key, fromAnywhere(trier));
    const add = addingLink(deps, "VERIFY_EMAIL");
    await changeUser(deps.users, userId, (user) => (user.emailVerified ? undefined : add(user)));
  };

/** Confirms an address by the token of a link. @throws IdentityError LINK_INVALID */
export const verifyEmail =
  (deps: LinkDeps) =>
  async (token: string): Promise<void> => {
    await changeUser(deps.users, parseLinkToken(token).userId, (user) => {
      const links = withoutUsed(deps, user, token, "VERIFY_EMAIL");
      return { user: changed(user, { links, emailVerified: true }, new Date(deps.clock.now())) };
    }).catch(asLinkInvalid);
  };

/** What goes into the mail of a link, for whoever sends it. */
export interface MailLink {
  readonly email: string;
  readonly displayName: string;
  readonly token: string;
  readonly uri: string;
  readonly expireTime: Date;
}

const PAGES = { RESET_PASSWORD: "reset-password", VERIFY_EMAIL: "verify-email" } as const;

/** @throws IdentityError LINK_INVALID once the link was used or has expired */
export const getMailLink =
  ({ users, vault, clock, shopUrl }: LinkDeps & { readonly shopUrl: string }) =>
  async (userId: string, linkId: string): Promise<MailLink> => {
    const user = await users.read(userId);
    const link = user && liveLink(user.links, linkId, new Date(clock.now()));
    if (!link) throw linkInvalid();
    const token = linkTokenOf(vault, userId, link);
    const uri = new URL(`${PAGES[link.kind]}#token=${token}`, `${shopUrl.replace(/\/$/, "")}/`).href;
    return { email: user.email, displayName: user.displayName, token, uri, expireTime: link.expireTime };
  };
