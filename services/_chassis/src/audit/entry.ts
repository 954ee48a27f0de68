import type { RequestContext } from "../context/index.ts";

/**
 * That somebody did something. It is kept for ever and cannot be taken back, so it holds ids and facts, never personal
 * data or what people typed.
 */
export interface AuditEntry {
  /** What was done: `breaker.trip`, `session.sign-in`, `role.grant`. */
  readonly action: string;
  /** The subject of the user who did it, or the service that did it for itself. */
  readonly actor: string;
  /** The service that called; empty for a service's own work. */
  readonly caller: string;
  /** The id of what it was done to. */
  readonly target: string;
  readonly details: Readonly<Record<string, string>>;
  readonly requestId: string;
  /** Empty where there is no trace. */
  readonly traceparent: string;
}

/** What an entry says of the deed itself; the rest follows from the call. */
export interface AuditDeed {
  readonly action: string;
  readonly target: string;
  readonly details?: Readonly<Record<string, string>>;
}

const ACTION = /^[a-z][a-z-]*(\.[a-z][a-z-]*)+$/;
/** MongoDB reads dots and dollars in a field's name as something else. */
const DETAIL_NAME = /^[a-z][A-Za-z0-9]*$/;
const LONGEST_ACTION = 64;
const LONGEST_TEXT = 16_384;

/** The entry of a deed of whoever made the call: its user, else the calling service. */
export function entryBy(context: RequestContext, { action, target, details = {} }: AuditDeed): AuditEntry {
  const { requestId, principal, caller = "", traceparent = "" } = context;
  return { action, actor: principal?.subject ?? caller, caller, target, details, requestId, traceparent };
}

/**
 * The entry as a database gives it back: UTF-8 has no lone surrogates.
 *
 * @throws RangeError for what was not written as an entry should be, which is a bug of whoever wrote it
 */
export function checkedEntry({ details, ...texts }: AuditEntry): AuditEntry {
  const { action } = texts;
  if (!ACTION.test(action) || action.length > LONGEST_ACTION) throw new RangeError("an audit action is a dotted name");
  const named = Object.entries(details);
  if (named.some(([name]) => !DETAIL_NAME.test(name))) throw new RangeError("an audit detail has a camelCase name");
  const all = [...Object.values(texts), ...named.flat()];
  if (all.reduce((sum, text) => sum + text.length, 0) > LONGEST_TEXT)
    throw new RangeError("an audit entry is too long");
  const wellFormed = (fields: object) =>
    Object.fromEntries(Object.entries(fields).map(([name, text]: [string, string]) => [name, text.toWellFormed()]));
  return { ...(wellFormed(texts) as Omit<AuditEntry, "details">), details: wellFormed(details) };
}
