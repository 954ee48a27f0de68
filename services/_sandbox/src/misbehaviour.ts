import type { Ports } from "@souk/chassis/ports";
import { Refusal } from "./authorization.ts";
import type { Faults } from "./faults.ts";
import type { Ledger } from "./ledger.ts";

/** What happens to the answer of a call. */
export type Fate = "ANSWERED" | "CUT";

/** How often the first calls with a key are cut, by token. */
const CUT_BEFORE: Readonly<Record<string, number>> = { tok_sandbox_timeout_before: 2, tok_sandbox_never: Infinity };
const CUT_AFTER: Readonly<Record<string, number>> = { tok_sandbox_timeout_after: 1 };
const SLOW = "tok_sandbox_slow";
const SLOW_MS = 3_000;
const FLAKY = "tok_sandbox_flaky";
/** Tokens for which it matters how often a key has come. */
const COUNTED: ReadonlySet<string> = new Set([...Object.keys(CUT_BEFORE), ...Object.keys(CUT_AFTER), SLOW, FLAKY]);

/** Makes calls late, wrong, missing and lost, as levers and tokens say. */
export class Misbehaviour {
  readonly #ledger: Ledger;
  readonly #ports: Ports;
  readonly #faults: () => Faults;

  constructor(ledger: Ledger, ports: Ports, faults: () => Faults) {
    this.#ledger = ledger;
    this.#ports = ports;
    this.#faults = faults;
  }

  /** Before a call has any effect. @throws Refusal 500, 503 */
  async before(key: string, token: string, signal: AbortSignal): Promise<Fate> {
    const { blackhole, delayMs, timeoutBeforeShare, errorShare } = this.#faults();
    if (COUNTED.has(token)) this.#ledger.attempt(key);
    const attempt = this.#ledger.attemptsOf(key);
    const lateMs = delayMs + (token === SLOW && attempt === 1 ? SLOW_MS : 0);
    if (lateMs > 0) await this.#ports.sleep(lateMs, signal);
    if (blackhole) await this.#ports.sleep(2 ** 31 - 1, signal);
    if (signal.aborted || this.#happens(timeoutBeforeShare) || isAmongFirst(CUT_BEFORE[token], attempt)) return "CUT";
    if (this.#happens(errorShare)) throw new Refusal(500, "internal_error");
    if (token === FLAKY && attempt % 2 === 1) throw new Refusal(503, "try_again");
    return "ANSWERED";
  }

  /** Once it has had its effect. */
  after(key: string, token: string): Fate {
    const attempt = this.#ledger.attemptsOf(key);
    const isCut = this.#happens(this.#faults().timeoutAfterShare) || isAmongFirst(CUT_AFTER[token], attempt);
    return isCut ? "CUT" : "ANSWERED";
  }

  #happens(share: number): boolean {
    return share > 0 && this.#ports.random.next() < share;
  }
}

function isAmongFirst(count: number | undefined, attempt: number): boolean {
  return count !== undefined && attempt <= count;
}
