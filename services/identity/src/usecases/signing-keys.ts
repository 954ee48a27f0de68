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
  /** Whether the private half was sealed with the secret of this process. */
  readonly canOpen: (key: StoredKey) => boolean;
}

const DAY_MS = 86_400_000;

/** Newest first. */
export const listSigningKeys =
  ({ keys }: Pick<SigningKeysDeps, "keys">) =>
  async () => {
    const all = await keys.all();
    return all.toReversed().map((key) => ({ key, retireTime: retireTime(key, all) }));
  };

/** Makes the key that signs next; while one waits, or somebody else makes one at the same moment, it is that one. */
export const rotateSigningKey =
  (deps: Omit<SigningKeysDeps, "canOpen">) =>
  async (actor: string): Promise<StoredKey> => {
    const all = await deps.keys.all();
    const now = new Date(deps.clock.now());
    const newest = newestOf(all);
    if (newest && newest.activateTime > now) return newest;
    const made = await deps.makeKey(nextKey(all, now));
    if (!(await deps.keys.add(made))) return newestOf(await deps.keys.all()) ?? made;
    await deps.audit({ action: "signing-key.rotate", actor, target: made.kid });
    return made;
  };

/**
 * The keys as they must be before anything is signed or written. With another secret than the one before, addresses would have other
 * names: people would be strangers, and accounts would be made twice.
 *
 * @throws Error where the keys there are were sealed with another secret
 */
export const prepareSigningKeys = (deps: SigningKeysDeps) => async (): Promise<void> => {
  const check = async () => {
    if ((await deps.keys.all()).every(deps.canOpen)) return;
    throw new Error(
      "IDENTITY_KEY is not the secret that this database was made with. Start with that one; there is no way around.",
    );
  };
  await check();
  await tendSigningKeys(deps)();
  await check(); // another replica may have been the first, with another secret
};

/** Makes the first key, and the next one when it is time; takes away those that are of no use any more. */
export const tendSigningKeys = (deps: Omit<SigningKeysDeps, "canOpen">) => async (): Promise<void> => {
  const all = await deps.keys.all();
  const now = deps.clock.now();
  const newest = newestOf(all);
  if (!newest || newest.activateTime.getTime() + deps.rotateEveryMs <= now) await rotateSigningKey(deps)("identity");
  for (const key of all) {
    const retired = retireTime(key, all);
    if (retired && retired.getTime() + DAY_MS < now) await deps.keys.remove(key.kid);
  }
};
