import { Secret } from "@souk/chassis/config";
import { fakePorts } from "@souk/chassis/testing";
import { createStepFinder, newRecoveryCodes, newSecret } from "../../src/clients/one-time-codes.ts";
import { createUser, type NewUser, type User } from "../../src/domain/user.ts";
import { createPasswordHasher } from "../../src/store/secrets/password-hasher.ts";
import { canOpen, createTokenIssuer, makeKey } from "../../src/store/secrets/signing-keys.ts";
import { createVault } from "../../src/store/secrets/vault.ts";
import { Attempts, type AttemptsLeft } from "../../src/usecases/attempts.ts";
import { emailKey } from "../../src/usecases/emails.ts";
import type { AuditNote } from "../../src/usecases/ports.ts";
import type { IdentityProvider } from "../../src/usecases/provider-sign-in.ts";
import { tendSigningKeys } from "../../src/usecases/signing-keys.ts";
import {
  MemoryAttemptStore,
  MemoryClaims,
  MemorySessionStore,
  MemorySignInStore,
  MemorySigningKeyStore,
  MemoryUserStore,
} from "./memory-stores.ts";

/** As little work as Argon2 does. */
export const CHEAP = { memory: 8, passes: 1, parallelism: 1 };

export const PASSWORD = "correct horse battery staple";

/** What the use cases need, in memory and at a time that a test decides. */
export async function useCaseDeps({ providers = [] as readonly IdentityProvider[] } = {}) {
  const ports = fakePorts();
  const { clock } = ports;
  const vault = createVault(new Secret("a key of the tests, which is long enough"));
  const sessions = new MemorySessionStore();
  const keys = new MemorySigningKeyStore();
  const attemptStore = new MemoryAttemptStore();
  const notes: AuditNote[] = [];
  const told: AttemptsLeft[] = [];
  let id = 0;
  const newId = () => `00000000-0000-7000-8000-${String(++id).padStart(12, "0")}`;
  const deps = {
    ...{
      ports,
      clock,
      ids: { next: newId },
      sleep: async () => undefined,
      vault,
      sessions,
      keys,
      attemptStore,
      notes,
      told,
    },
    attempts: new Attempts(attemptStore, clock, vault),
    users: new MemoryUserStore(),
    claims: new MemoryClaims(),
    apiKeys: sessions.apiKeys,
    signIns: new MemorySignInStore(),
    hasher: createPasswordHasher(CHEAP),
    audit: async (note: AuditNote) => void notes.push(note),
    trier: { network: "192.0.2.1", tell: (left: AttemptsLeft) => void told.push(left) },
    issueToken: createTokenIssuer({ keys, vault, clock, issuer: "souk", newId }),
    makeKey: (key: Parameters<typeof makeKey>[0]) => makeKey(key, vault, newId()),
    canOpen: (key: Parameters<typeof canOpen>[0]) => canOpen(key, vault),
    rotateEveryMs: 30 * 86_400_000,
    staffNeedSecondFactor: false,
    codes: { findStep: createStepFinder(clock), hashOf: (code: string) => vault.blindIndex("recovery code", code) },
    ...{ newSecret, newRecoveryCodes, providers, shopUrl: "https://shop.example" },
    scopes: new Set(["catalog.read", "catalog.write"]),
  };
  await tendSigningKeys({ ...deps, audit: async () => undefined })();
  return deps;
}

export type UseCaseDeps = Awaited<ReturnType<typeof useCaseDeps>>;

/** An account that is there already, with {@link PASSWORD}. */
export async function existing(deps: UseCaseDeps, changes: Partial<NewUser> = {}): Promise<User> {
  const fields = { id: "u-1", email: "ada@example.com", displayName: "Ada", ...changes };
  const passwordHash = await deps.hasher.hash(PASSWORD);
  const user = createUser({ passwordHash, ...fields }, new Date(deps.clock.now()));
  await deps.claims.claim(emailKey(deps.vault, user.email), user.id);
  await deps.users.create(user, []);
  return user;
}
