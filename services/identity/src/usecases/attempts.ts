import { AppError } from "@souk/chassis/errors";
import type { Clock } from "@souk/chassis/ports";
import type { AttemptStore } from "./ports.ts";

/** How often an account may be tried in vain. */
export const ATTEMPT_QUOTA = 10;
/** For how long attempts count, in milliseconds. */
export const ATTEMPT_WINDOW_MS = 900_000;

/** How often an account may still be tried. */
export interface AttemptsLeft {
  readonly left: number;
  /** Until they count from the beginning, in milliseconds. */
  readonly resetMs: number;
}

export type OnAttempts = (left: AttemptsLeft) => void;

/** Counts what was tried in vain, for accounts that are there and for those that are not alike. */
export class Attempts {
  readonly #store: AttemptStore;
  readonly #clock: Clock;

  constructor(store: AttemptStore, clock: Clock) {
    this.#store = store;
    this.#clock = clock;
  }

  /** @throws AppError TOO_MANY_ATTEMPTS */
  async check(key: string, tell: OnAttempts): Promise<void> {
    const now = this.#clock.now();
    const { count, resetTime } = await this.#store.count(key, new Date(now));
    const resetMs = resetTime ? resetTime.getTime() - now : ATTEMPT_WINDOW_MS;
    tell({ left: Math.max(ATTEMPT_QUOTA - count, 0), resetMs });
    if (count < ATTEMPT_QUOTA) return;
    const text = "This account was tried too often. Wait, or ask for a new password.";
    throw new AppError("souk.identity.v1", "TOO_MANY_ATTEMPTS", text, { retryAfterMs: resetMs });
  }

  async failed(key: string, tell: OnAttempts): Promise<void> {
    const now = new Date(this.#clock.now());
    await this.#store.add(key, now, new Date(now.getTime() + ATTEMPT_WINDOW_MS));
    const { count, resetTime } = await this.#store.count(key, now);
    tell({ left: Math.max(ATTEMPT_QUOTA - count, 0), resetMs: (resetTime ?? now).getTime() - now.getTime() });
  }

  succeeded(key: string): Promise<void> {
    return this.#store.clear(key);
  }
}
