import type { Clock } from "@souk/chassis/ports";
import { newestOf, nextKey, retireTime } from "../domain/signing-key.ts";
import type { Audit, SigningKeyStore, StoredKey } from "./ports.ts";

export interface SigningKeysDeps {
  readonly keys: SigningKeyStore;
  readonly clock: Clock;
  readonly audit: Audit;
  /** Makes a pair, and seals its private half. */
  readonly makeKey: (key: ReturnType<typeof nextKey>) => Promise<StoredKey>;
  /** How long a key signs before the next one does, in milliseconds. */
  readonly rotateEveryMs: number;
}

const DAY_MS = 86_400_000;

/** Newest first. */
export const listSigningKeys =
  ({ keys }: Pick<SigningKeysDeps, "keys">) =>
  async () => {
    const all = await keys.all();
    return all.toReversed().map((key) => ({ key, retireTime: retireTime(key, all) }));
  };

/** Makes the key that signs next; while one waits, it is that one. */
export const rotateSigningKey =
  (deps: SigningKeysDeps) =>
  async (actor: string): Promise<StoredKey> => {
    for (;;) {
      const all = await deps.keys.all();
      const now = new Date(deps.clock.now());
      const newest = newestOf(all);
      if (newest && newest.activateTime > now) return newest;
      const made = await deps.makeKey(nextKey(all, now));
      if (await deps.keys.add(made)) {
        await deps.audit({ action: "signing-key.rotate", actor, target: made.kid });
        return made;
      }
    }
  };

/** Makes the first key, and the next one when it is time; takes away those that are of no use any more. */
export const tendSigningKeys = (deps: SigningKeysDeps) => async (): Promise<void> => {
  const all = await deps.keys.all();
  const now = deps.clock.now();
  const newest = newestOf(all);
  if (!newest || newest.activateTime.getTime() + deps.rotateEveryMs <= now) await rotateSigningKey(deps)("identity");
  for (const key of all) {
    const retired = retireTime(key, all);
    if (retired && retired.getTime() + DAY_MS < now) await deps.keys.remove(key.kid);
  }
};
