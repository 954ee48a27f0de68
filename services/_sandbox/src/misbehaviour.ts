import type { Ports } from "@souk/chassis/ports";
import { Refusal } from "./authorization.ts";
import type { Faults } from "./faults.ts";

/** What happens to the answer of a call. */
export type Fate = "ANSWERED" | "CUT";

/** How often the first calls with a key are cut, by token. */
const CUT_BEFORE: Readonly<Record<string, number>> = { tok_sandbox_timeout_before: 2, tok_sandbox_never: Infinity };
const CUT_AFTER: Readonly<Record<string, number>> = { tok_sandbox_timeout_after: 1 };
const SLOW_MS = 3_000;
const MOST_COUNTED = 10_000;

/** Makes calls late, wrong, missing and lost, as levers and tokens say. */
export class Misbehaviour {
  readonly #attempts = new Map<string, number>();
  readonly #ports: Ports;
  readonly #faults: () => Faults;

  constructor(ports: Ports, faults: () => Faults) {
    this.#ports = ports;
    this.#faults = faults;
  }

  /** Before a call has any effect. @throws Refusal 500, 503 */
  async before(key: string, token: string, signal: AbortSignal): Promise<Fate> {
    const { blackhole, delayMs, timeoutBeforeShare, errorShare } = this.#faults();
    const attempt = this.#count(key);
    const lateMs = delayMs + (token === "tok_sandbox_slow" && attempt === 1 ? SLOW_MS : 0);
    if (lateMs > 0) await this.#ports.sleep(lateMs, signal);
    if (blackhole) await this.#ports.sleep(2 ** 31 - 1, signal);
    if (signal.aborted || this.#happens(timeoutBeforeShare) || attempt <= (CUT_BEFORE[token] ?? 0)) return "CUT";
    if (this.#happens(errorShare)) throw new Refusal(500, "internal_error");
    if (token === "tok_sandbox_flaky" && attempt % 2 === 1) throw new Refusal(503, "try_again");
    return "ANSWERED";
  }

  /** Once it has had its effect. */
  after(key: string, token: string): Fate {
    const attempt = this.#attempts.get(key) ?? 1;
    return this.#happens(this.#faults().timeoutAfterShare) || attempt <= (CUT_AFTER[token] ?? 0) ? "CUT" : "ANSWERED";
  }

  #count(key: string): number {
    const attempt = (this.#attempts.get(key) ?? 0) + 1;
    const [oldest] = this.#attempts.keys();
    if (oldest !== undefined && this.#attempts.size >= MOST_COUNTED) this.#attempts.delete(oldest);
    this.#attempts.set(key, attempt);
    return attempt;
  }

  #happens(share: number): boolean {
    return share > 0 && this.#ports.random.next() < share;
  }
}
