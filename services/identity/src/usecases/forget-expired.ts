import type { Clock } from "@souk/chassis/ports";
import type { AttemptStore, SessionStore } from "./ports.ts";
import type { SignInStore } from "./provider-sign-in.ts";

export interface ForgetDeps {
  readonly sessions: SessionStore;
  readonly attemptStore: AttemptStore;
  readonly signIns: SignInStore;
  readonly clock: Clock;
}

/** What has ended is kept for a day, far longer than any token of it. */
const KEEP_MS = 86_400_000;

/** Takes away what nobody can use any more. */
export const forgetExpired =
  ({ sessions, attemptStore, signIns, clock }: ForgetDeps) =>
  async (): Promise<void> => {
    const before = new Date(clock.now() - KEEP_MS);
    await sessions.forget(before);
    await attemptStore.forget(before);
    await signIns.forget(before);
  };
