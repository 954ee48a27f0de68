export type LinkKind = "RESET_PASSWORD" | "VERIFY_EMAIL";

/** Something that is sent to an address, and shows once that whoever brings it back can read what is sent there. */
export interface Link {
  readonly id: string;
  readonly kind: LinkKind;
  /** Of its token, which is never stored. */
  readonly hash: string;
  readonly expireTime: Date;
}

const HOUR_MS = 3_600_000;
const LIFETIME_MS: Readonly<Record<LinkKind, number>> = { RESET_PASSWORD: HOUR_MS, VERIFY_EMAIL: 24 * HOUR_MS };
/** The newest of a kind that count; older ones end. */
const MOST_OF_A_KIND = 3;

export function newLink(id: string, kind: LinkKind, hash: string, now: Date): Link {
  return { id, kind, hash, expireTime: new Date(now.getTime() + LIFETIME_MS[kind]) };
}

/** The links with a new one; those that have expired go. */
export function withLink(links: readonly Link[], link: Link, now: Date): readonly Link[] {
  const alive = links.filter(({ expireTime }) => expireTime > now);
  const others = alive.filter(({ kind }) => kind !== link.kind);
  return [...others, ...alive.filter(({ kind }) => kind === link.kind).slice(1 - MOST_OF_A_KIND), link];
}

/** The links but those of a kind: once one of them has served, or its purpose is gone, none is good for anything. */
export function withoutKind(links: readonly Link[], kind: LinkKind): readonly Link[] {
  return links.filter((link) => link.kind !== kind);
}

/** The link of that id, if it can be used now. */
export function liveLink(links: readonly Link[], id: string, now: Date): Link | undefined {
  return links.find((link) => link.id === id && link.expireTime > now);
}
