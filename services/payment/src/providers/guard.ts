import type { Breaker } from "@souk/chassis/breaker";
import { AppError } from "@souk/chassis/errors";
import type { Metrics } from "@souk/chassis/metrics";
import type { Clock } from "@souk/chassis/ports";
import { BulkheadRejectedError, bulkhead } from "cockatiel";
import type { PaymentProvider, UnknownOutcome, Until } from "../usecases/ports.ts";

export interface GuardOptions {
  readonly breaker: Breaker;
  readonly metrics: Metrics;
  readonly clock: Clock;
  /** Longest time that one call may take. */
  readonly timeoutMs: number;
  /** How many calls that move money may be on their way at a time, and how many that look up; more are not begun. */
  readonly mostCalls: number;
}

const UNKNOWN: UnknownOutcome = { kind: "UNKNOWN" };
/** Left of the caller's time to store and to tell what became of it. */
const RESERVE_MS = 500;
/** Who does not answer within less than this has not been given the time. */
const FAIR_MS = 1_000;

/** Thrown inside only, since breakers count what is thrown. */
export class NoAnswer extends Error {
  override readonly name = "NoAnswer";
  /** Whether it was the caller who would not wait, so that it says nothing of the provider. */
  readonly isCallersOwn: boolean;

  constructor(isCallersOwn: boolean) {
    super("the provider gave no answer");
    this.isCallersOwn = isCallersOwn;
  }
}

/** Keeps a provider that does not work from costing more than it must: whatever was not begun, or not answered, is unknown. */
export function guardProvider(provider: PaymentProvider, options: GuardOptions): PaymentProvider {
  const { breaker, metrics, clock, timeoutMs, mostCalls } = options;
  const moving = bulkhead(mostCalls);
  const looking = bulkhead(mostCalls); // of its own: what a webhook tells is followed up though every checkout waits
  const counter = metrics.counter("souk_payment_provider_calls_total", "Calls to the payment provider.", [
    ...["provider", "operation", "outcome"],
  ]);

  async function bounded<T extends { readonly kind: string }>(
    until: Until,
    work: (until: Until) => Promise<T | UnknownOutcome>,
  ): Promise<T> {
    const leftMs = until.deadline - clock.now() - RESERVE_MS;
    const ownTime = AbortSignal.timeout(Math.max(0, Math.min(timeoutMs, leftMs)));
    const outcome = await work({ ...until, signal: AbortSignal.any([until.signal, ownTime]) });
    if (outcome.kind === "UNKNOWN") throw new NoAnswer(until.signal.aborted || leftMs < FAIR_MS);
    return outcome as T;
  }

  async function guarded<T extends { readonly kind: string }>(
    operation: string,
    until: Until,
    work: (until: Until) => Promise<T | UnknownOutcome>,
  ): Promise<T | UnknownOutcome> {
    const outcome = await (operation === "get" ? looking : moving)
      .execute(() => breaker.run(() => bounded(until, work)))
      .catch((error: unknown) => unknownFor(error));
    counter.inc({ provider: provider.name, operation, outcome: outcome.kind.toLowerCase() });
    return outcome;
  }

  return {
    name: provider.name,
    authorize: (call) => guarded("authorize", call.until, (until) => provider.authorize({ ...call, until })),
    capture: (call) => guarded("capture", call.until, (until) => provider.capture({ ...call, until })),
    void: (call) => guarded("void", call.until, (until) => provider.void({ ...call, until })),
    refund: (call) => guarded("refund", call.until, (until) => provider.refund({ ...call, until })),
    get: (ref, bounds) => guarded("get", bounds, (until) => provider.get(ref, until)),
    parseWebhook: (rawBytes, signature) => provider.parseWebhook(rawBytes, signature),
  };
}

/** Not begun, or not answered. @throws the error where it is neither */
function unknownFor(error: unknown): UnknownOutcome {
  const isRefused =
    error instanceof BulkheadRejectedError || (error instanceof AppError && error.reason === "BREAKER_OPEN");
  if (isRefused || error instanceof NoAnswer) return UNKNOWN;
  throw error;
}
