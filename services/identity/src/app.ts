import { type Ports, systemPorts } from "@souk/chassis/ports";
import { createServiceKit, type ServiceApp, type ServiceKit } from "@souk/chassis/service";
import { IdentityServiceService } from "@souk/proto/souk/identity/v1/identity_service";
import { AccessServiceService } from "@souk/proto/souk/ops/v1/access_service";
import { createOidcProvider } from "./clients/oidc-provider.ts";
import { createStepFinder, newRecoveryCodes, newSecret, uriOf } from "./clients/one-time-codes.ts";
import type { IdentityConfig } from "./config.ts";
import { accessStateToProto, createAccessService } from "./grpc/access-service.ts";
import { createIdentityService } from "./grpc/identity-service.ts";
import { scopesOf } from "./grpc/scopes.ts";
import { MongoApiKeyStore } from "./store/api-key-store.ts";
import { MongoAttemptStore } from "./store/attempt-store.ts";
import { auditOf } from "./store/audit.ts";
import { MongoClaims } from "./store/claims.ts";
import { migrations } from "./store/migrations.ts";
import { createPasswordHasher } from "./store/secrets/password-hasher.ts";
import { canOpen, createTokenIssuer, makeKey } from "./store/secrets/signing-keys.ts";
import { createVault } from "./store/secrets/vault.ts";
import { MongoSessionStore } from "./store/session-store.ts";
import { MongoSignInStore } from "./store/sign-in-store.ts";
import { MongoSigningKeyStore } from "./store/signing-key-store.ts";
import { MongoUserStore } from "./store/user-store.ts";
import { createAddress, deleteAddress, getAddress, listAddresses, updateAddress } from "./usecases/addresses.ts";
import { createApiKey, exchangeApiKey, listApiKeys, revokeApiKey } from "./usecases/api-keys.ts";
import { Attempts } from "./usecases/attempts.ts";
import { beginGuestSession } from "./usecases/begin-session.ts";
import { bootstrapAccounts } from "./usecases/bootstrap-accounts.ts";
import { changePassword } from "./usecases/change-password.ts";
import { endAllSessions, endSession, sweepEndings } from "./usecases/end-sessions.ts";
import { forgetExpired } from "./usecases/forget-expired.ts";
import { type AccessState, getAccessState } from "./usecases/get-access-state.ts";
import { login } from "./usecases/login.ts";
import { findByEmail, grantRole, listUsers, lockUser, revokeRole, unlockUser } from "./usecases/manage-users.ts";
import { getUser, updateMe } from "./usecases/own-account.ts";
import { beginProviderSignIn, completeProviderSignIn } from "./usecases/provider-sign-in.ts";
import { refreshSession } from "./usecases/refresh-session.ts";
import { register } from "./usecases/register.ts";
import { requestPasswordReset, resetPassword } from "./usecases/reset-password.ts";
import {
  beginSecondFactor,
  confirmSecondFactor,
  removeSecondFactor,
  resetSecondFactor,
} from "./usecases/second-factor.ts";
import { listSigningKeys, prepareSigningKeys, rotateSigningKey, tendSigningKeys } from "./usecases/signing-keys.ts";
import { getMailLink, requestEmailVerification, verifyEmail } from "./usecases/verify-email.ts";

const IDENTITY = { name: "identity", protoPackage: "souk.identity.v1", migrations };
const SWEEP_ENDINGS_EVERY_MS = 1_000;
const TEND_KEYS_EVERY_MS = 10_000;
const FORGET_EVERY_MS = 3_600_000;
const DAY_MS = 86_400_000;

/** The map of identity: what there is, and what stands on what. */
export function createApp(config: IdentityConfig, ports: Ports = systemPorts()): ServiceApp {
  const askAccess = async (known: { keysEtag: string; cursor: string }) => accessStateToProto(await accessState(known));
  const kit = createServiceKit({ ...IDENTITY, config, ports, askAccess });
  const stores = composeStores(kit, config, () => outbound.wake());
  const accessState: (known: { keysEtag: string; cursor: string }) => Promise<AccessState> = getAccessState(stores);
  const outbound = kit.outbound(stores.users.outbox);
  const deps = composeDeps(kit, config, stores);
  const server = { issuer: config.tokenIssuer, scopes: [...deps.scopes] };

  const useCases = { ...accountUseCases(deps), ...staffUseCases(deps), getAccessState: accessState, server };
  kit.serve(IdentityServiceService, createIdentityService(useCases, { log: kit.audit, pages: kit.pages }));
  kit.serve(AccessServiceService, createAccessService({ ...useCases, exchangeApiKey: exchangeApiKey(deps) }));

  const bootstrap = {
    name: "bootstrap accounts",
    start: async () => {
      await prepareSigningKeys(deps)();
      await bootstrapAccounts(deps)(config.bootstrapAccounts);
    },
    stop: async () => undefined,
  };
  const sweepers = [
    kit.sweep({ name: "endings", everyMs: SWEEP_ENDINGS_EVERY_MS, run: sweepEndings(deps) }),
    kit.sweep({ name: "signing keys", everyMs: TEND_KEYS_EVERY_MS, run: tendSigningKeys(deps) }),
    kit.sweep({ name: "forgetter", everyMs: FORGET_EVERY_MS, run: forgetExpired(deps) }),
  ];
  return kit.app([outbound, bootstrap, ...sweepers]);
}

type Stores = ReturnType<typeof composeStores>;
type Deps = ReturnType<typeof composeDeps>;

function composeStores({ mongo: { db }, ports }: ServiceKit, { identityKey }: IdentityConfig, onEvents: () => void) {
  const vault = createVault(identityKey);
  const attemptStore = new MongoAttemptStore(db);
  return {
    ...{ vault, attemptStore, attempts: new Attempts(attemptStore, ports.clock, vault) },
    users: new MongoUserStore(db, vault, ports, onEvents),
    claims: new MongoClaims(db),
    sessions: new MongoSessionStore(db),
    apiKeys: new MongoApiKeyStore(db),
    keys: new MongoSigningKeyStore(db),
    signIns: new MongoSignInStore(db, vault),
    clock: ports.clock,
  };
}

function composeDeps(kit: ServiceKit, config: IdentityConfig, stores: Stores) {
  const { ports, logger, contract } = kit;
  const { vault, keys } = stores;
  const { clock, ids, sleep } = ports;
  const newId = () => ids.next();
  const isStrict = config.profile === "production" ? config.staffSecondFactor !== "optional" : undefined;
  return {
    ...{ ...stores, clock, ids, sleep, audit: auditOf(kit), hasher: createPasswordHasher(), shopUrl: config.shopUrl },
    issueToken: createTokenIssuer({ keys, vault, clock, issuer: config.tokenIssuer, newId }),
    makeKey: (key: Parameters<typeof makeKey>[0]) => makeKey(key, vault, newId()),
    canOpen: (key: Parameters<typeof canOpen>[0]) => canOpen(key, vault),
    rotateEveryMs: config.signingKeyDays * DAY_MS,
    staffNeedSecondFactor: isStrict ?? config.staffSecondFactor === "required",
    codes: { findStep: createStepFinder(clock), hashOf: (code: string) => vault.blindIndex("recovery code", code) },
    ...{ newSecret, newRecoveryCodes, scopes: scopesOf(contract) },
    providers: config.oidcProviders.map((provider) => {
      return createOidcProvider({ config: provider, logger, now: () => clock.now() });
    }),
  };
}

/** What people do for themselves. */
function accountUseCases(deps: Deps) {
  return {
    ...{ register: register(deps), login: login(deps), refreshSession: refreshSession(deps) },
    ...{
      endSession: endSession(deps),
      endAllSessions: endAllSessions(deps),
      beginGuestSession: beginGuestSession(deps),
    },
    ...{ requestPasswordReset: requestPasswordReset(deps), resetPassword: resetPassword(deps) },
    ...{ requestEmailVerification: requestEmailVerification(deps), verifyEmail: verifyEmail(deps) },
    getMailLink: getMailLink(deps),
    ...{ getUser: getUser(deps), updateMe: updateMe(deps), changePassword: changePassword(deps) },
    ...{ beginSecondFactor: beginSecondFactor(deps), confirmSecondFactor: confirmSecondFactor(deps) },
    ...{ removeSecondFactor: removeSecondFactor(deps), secondFactorUri: uriOf },
    ...{ listAddresses: listAddresses(deps), getAddress: getAddress(deps), createAddress: createAddress(deps) },
    ...{ updateAddress: updateAddress(deps), deleteAddress: deleteAddress(deps) },
    ...{ beginProviderSignIn: beginProviderSignIn(deps), completeProviderSignIn: completeProviderSignIn(deps) },
    providers: deps.providers,
  };
}

/** What staff do with what is others'. */
function staffUseCases(deps: Deps) {
  return {
    ...{ findByEmail: findByEmail(deps), listUsers: listUsers(deps) },
    ...{ grantRole: grantRole(deps), revokeRole: revokeRole(deps) },
    ...{ lockUser: lockUser(deps), unlockUser: unlockUser(deps), resetSecondFactor: resetSecondFactor(deps) },
    ...{ createApiKey: createApiKey(deps), listApiKeys: listApiKeys(deps), revokeApiKey: revokeApiKey(deps) },
    ...{ listSigningKeys: listSigningKeys(deps), rotateSigningKey: rotateSigningKey(deps) },
  };
}
