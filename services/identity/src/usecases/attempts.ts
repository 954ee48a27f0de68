import { AppError } from "@souk/chassis/errors";
import type { Clock } from "@souk/chassis/ports";
import type { AttemptStore, Vault } from "./ports.ts";

/** How often an account may be tried in vain from one network: whoever tries others' accounts does not keep their owners out. */
export const ATTEMPT_QUOTA = 10;
/** And from all of them together (NIST SP 800-63B, 3.2.2). */
export const ACCOUNT_QUOTA = 100;
/** For how long attempts count, in milliseconds. */
export const ATTEMPT_WINDOW_MS = 900_000;

/** How often an account may still be tried. */
export interface AttemptsLeft {
  readonly left: number;
  /** Until they count from the beginning, in milliseconds. */
  readonly resetMs: number;
}

/** Who tries. */
export interface Trier {
  /** Where from, as far as that is known. */
  readonly network: string;
  /** Tells them. */
  readonly tell: (left: AttemptsLeft) => void;
}

/** For what is as bad from wherever it comes: all networks share the lower quota. */
export function fromAnywhere({ tell }: Trier): Trier {
  return { network: "anywhere", tell };
}

/** Counts what was tried in vain, for accounts that are there and for those that are not alike. */
export class Attempts {
  readonly #store: AttemptStore;
  readonly #clock: Clock;
  readonly #vault: Vault;

  constructor(store: AttemptStore, clock: Clock, vault: Vault) {
    this.#store = store;
    this.#clock = clock;
    this.#vault = vault;
  }

  /** @throws AppError TOO_MANY_ATTEMPTS */
  async check(key: string, trier: Trier): Promise<void> {
    const { left, resetMs } = await this.#left(key, trier);
    trier.tell({ left, resetMs });
    if (left > 0) return;
    const text = "This account was tried too often. Wait, or ask for a new password.";
    throw new AppError("souk.identity.v1", "TOO_MANY_ATTEMPTS", text, { retryAfterMs: resetMs });
  }

  async failed(key: string, trier: Trier): Promise<void> {
    const now = new Date(this.#clock.now());
    const resetTime = new Date(now.getTime() + ATTEMPT_WINDOW_MS);
    await Promise.all([key, this.#at(key, trier)].map((name) => this.#store.add(name, now, resetTime)));
    trier.tell(await this.#left(key, trier));
  }

  /** Forgets what was tried in vain from there, and what counts for all. */
  async succeeded(key: string, trier: Trier): Promise<void> {
    await Promise.all([key, this.#at(key, trier)].map((name) => this.#store.clear(name)));
  }

  /** By whichever quota leaves fewer. */
  async #left(key: string, trier: Trier): Promise<AttemptsLeft> {
    const [all, here] = await Promise.all([
      this.#leftOf(key, ACCOUNT_QUOTA),
      this.#leftOf(this.#at(key, trier), ATTEMPT_QUOTA),
    ]);
    return all.left < here.left ? all : here;
  }

  async #leftOf(name: string, quota: number): Promise<AttemptsLeft> {
    const now = this.#clock.now();
    const { count, resetTime } = await this.#store.count(name, new Date(now));
    const resetMs = resetTime ? resetTime.getTime() - now : ATTEMPT_WINDOW_MS;
    return { left: Math.max(quota - count, 0), resetMs };
  }

  /** An address is personal, so it is stored by a name that tells nothing of it. */
  #at(key: string, { network }: Trier): string {
    return this.#vault.blindIndex("attempts", `${key} ${network}`);
  }
}
