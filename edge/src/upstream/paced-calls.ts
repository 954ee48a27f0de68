import type { CallOptions } from "@souk/chassis/grpc";
import type { ResetBudget } from "./reset-budget.ts";

/** The call's options with a signal that aborts in its turn, and what is to be called once the call has ended. */
export interface PacedCall {
  readonly call: CallOptions;
  ended(): void;
}

/** Has the call cancelled when there is a reset for it. */
export function pacedCall(call: CallOptions, resets: ResetBudget): PacedCall {
  const { signal } = call;
  const controller = new AbortController();
  let isOpen = true;
  const end = () => {
    void resets.turn(() => isOpen).then(() => controller.abort());
  };
  if (signal?.aborted) end();
  else signal?.addEventListener("abort", end, { once: true });
  return {
    call: { ...call, signal: controller.signal },
    ended: () => {
      isOpen = false;
      signal?.removeEventListener("abort", end);
    },
  };
}

/** Requests whose fault, which resets the stream, shows in its turn. */
export async function* pacedRequests(
  requests: AsyncIterable<Uint8Array>,
  resets: ResetBudget,
): AsyncGenerator<Uint8Array, void> {
  try {
    yield* requests;
  } catch (error) {
    await resets.turn();
    throw error;
  }
}
