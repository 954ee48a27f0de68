import { growingPause } from "../prove/support/persist.ts";

/** Says what somebody has waited for too long. */
export class GaveUp extends Error {
  override readonly name = "GaveUp";
}

/** For who asks again and again, but not for ever: a broken promise is to be counted, not waited for. @throws GaveUp */
export function patientPause(mostMs: number, what: string): () => Promise<void> {
  const [pause, startedAt] = [growingPause(), performance.now()];
  return async () => {
    if (performance.now() - startedAt > mostMs) throw new GaveUp(what);
    await pause();
  };
}
