import { AsyncLocalStorage } from "node:async_hooks";

/** Roles, weakest first; each includes those before it. */
export const ROLES = ["GUEST", "USER", "STAFF", "ADMIN"] as const;
export type Role = (typeof ROLES)[number];

/** The user on whose behalf a call is made, as the token says. */
export interface Principal {
  readonly subject: string;
  /** The best of its roles. */
  readonly role: Role;
  /** The session that the token belongs to. */
  readonly session?: string;
  /** What of the role's the token is for, such as `catalog.write`; absent where for all of it. */
  readonly scopes?: readonly string[];
}

/** What a call carries along, whatever it does. */
export interface RequestContext {
  readonly requestId: string;
  /** Aborts when the deadline passes, the caller goes away or the server stops. Look at it before each side effect. */
  readonly signal: AbortSignal;
  /** Milliseconds since 1970; every call has one. */
  readonly deadline: number;
  /** W3C traceparent of the span that called. */
  readonly traceparent: string | undefined;
  /** The user's token, verified; absent on public calls without one. */
  readonly principal: Principal | undefined;
  /** The user's token as it came: it travels on, and the next service checks it again. Never logged. */
  readonly userToken: string | undefined;
  /** The service that called, verified. */
  readonly caller: string | undefined;
}

/** The call that a write belongs to, so that a repeat of the call finds the write. */
export interface CallIdentity {
  /** Who, what and the request id, hashed; undefined where the call has no request id. */
  readonly key: string | undefined;
  /** Hash of the request without its id. */
  readonly fingerprint: string;
  readonly traceparent: string | undefined;
  /** Aborts when the call's time is up or its caller has gone: nothing is written after that. */
  readonly signal: AbortSignal;
}

/** Whether the principal has the role, or a better one. */
export function hasRole(principal: Principal | undefined, role: Role): boolean {
  return principal !== undefined && ROLES.indexOf(principal.role) >= ROLES.indexOf(role);
}

const storage = new AsyncLocalStorage<RequestContext>();

/** Runs `work` so that its logs carry the context's ids. */
export function runInContext<T>(context: RequestContext, work: () => T): T {
  return storage.run(context, work);
}

export function currentContext(): RequestContext | undefined {
  return storage.getStore();
}

/** The context of work that nobody is known to have called for: a job, a sweep, a call before its tokens are checked. */
export function backgroundContext(requestId: string, signal: AbortSignal, deadline: number): RequestContext {
  const nobody = { traceparent: undefined, principal: undefined, userToken: undefined, caller: undefined };
  return { requestId, signal, deadline, ...nobody };
}

/** The work's outcome, or the signal's reason where that comes first. Leaves nothing on a signal that lives long, as a race would. */
export function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    if (signal.aborted) abort();
    signal.addEventListener("abort", abort);
    work.then(resolve, reject).finally(() => signal.removeEventListener("abort", abort));
  });
}
