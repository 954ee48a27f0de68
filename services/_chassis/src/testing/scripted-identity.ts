import {
  AccessServiceService,
  type EndedSession,
  type GetAccessStateRequest,
  type GetAccessStateResponse,
} from "@souk/proto/souk/ops/v1/access_service";
import type { JWK } from "jose";
import { createCallerVerifier } from "../auth/index.ts";
import { sharedError } from "../errors/index.ts";
import { createFaults } from "../faults/index.ts";
import { createGrpcServer, type GrpcServer, type Handlers } from "../grpc/index.ts";
import { systemPorts } from "../ports/index.ts";
import { testEssentials } from "./essentials.ts";
import { newKey, signToken, type TestUser, type TokenOverrides, userClaims } from "./keys.ts";

/** Identity as those who check tokens see it: a real gRPC server that tells what the test wants. */
export interface ScriptedIdentity {
  readonly port: number;
  /** `127.0.0.1:<port>`. */
  readonly address: string;
  /** How often the state was asked for. */
  stateCalls(): number;
  /** The API keys that were to be exchanged, in order. */
  readonly exchanged: string[];
  /** What an API key is good for; those not named here are good for nothing. */
  readonly apiKeys: Map<string, ApiKeyHolder>;
  /** Ended sessions go out so many at a time. */
  pageSize: number;
  /** A token of 15 minutes as identity issues it. */
  userToken(user: TestUser, overrides?: TokenOverrides): Promise<string>;
  /** Tells of a further key; tokens are signed with it from {@link signWith} on. */
  addKey(kid: string): Promise<void>;
  signWith(kid: string): void;
  removeKey(kid: string): void;
  /** Ends sessions; they may be forgotten after `expiresAt`. */
  end(sessionIds: readonly string[], expiresAt?: number): void;
  stop(): Promise<void>;
}

export interface ApiKeyHolder extends TestUser {
  readonly scope: string;
  /** @defaultValue 600,000 */
  readonly lifetimeMs?: number;
}

export interface ScriptedIdentityOptions {
  /** The public keys of those that may ask. */
  readonly serviceJwksFile: string;
  /** @defaultValue "souk" */
  readonly issuer?: string;
}

const FIRST_KID = "id-1";

/** @returns an identity that knows one key, ES256, and of no ended session */
export async function startScriptedIdentity({
  serviceJwksFile,
  issuer = "http://127.0.0.1:8080",
}: ScriptedIdentityOptions): Promise<ScriptedIdentity> {
  const { clock } = systemPorts();
  const keys = new Map<string, JWK>([[FIRST_KID, await newKey(FIRST_KID, "ES256")]]);
  const ended: EndedSession[] = [];
  const exchanged: string[] = [];
  const apiKeys = new Map<string, ApiKeyHolder>();
  let [signing, stateCalls] = [FIRST_KID, 0];

  const userToken: ScriptedIdentity["userToken"] = (user, { claims = {}, ...overrides } = {}) =>
    signToken(userClaims(user, clock), {
      ...{ key: keys.get(signing) as JWK, claims: { iss: issuer, ...claims } },
      ...overrides,
    });

  function stateFor({ keysEtag, cursor }: GetAccessStateRequest): GetAccessStateResponse {
    stateCalls++;
    const etag = [...keys.keys()].join(",");
    const from = Number(cursor);
    const page = ended.slice(from, from + identity.pageSize);
    const told = etag === keysEtag ? [] : [...keys.values()].map(asVerificationKey);
    const next = from + page.length;
    return { keysEtag: etag, keys: told, endedSessions: page, cursor: String(next), more: next < ended.length };
  }

  async function exchange(apiKey: string) {
    exchanged.push(apiKey);
    const holder = apiKeys.get(apiKey);
    if (!holder) throw sharedError("API_KEY_INVALID", "This API key is not valid.");
    const expiresAt = clock.now() + (holder.lifetimeMs ?? 600_000);
    const claims = { scope: holder.scope, exp: Math.floor(expiresAt / 1000) };
    return { accessToken: await userToken(holder, { claims }), expireTime: new Date(expiresAt) };
  }

  const server = await serve(serviceJwksFile, {
    getAccessState: async (request) => stateFor(request),
    exchangeApiKey: async ({ apiKey }) => exchange(apiKey),
  });
  const identity: ScriptedIdentity = {
    ...{ port: server.port(), address: `127.0.0.1:${server.port()}`, exchanged, apiKeys, pageSize: 100, userToken },
    stateCalls: () => stateCalls,
    addKey: async (kid) => void keys.set(kid, await newKey(kid, "ES256")),
    signWith: (kid) => {
      signing = kid;
    },
    removeKey: (kid) => void keys.delete(kid),
    end: (sessionIds, expiresAt = clock.now() + 900_000) => {
      for (const sessionId of sessionIds) ended.push({ sessionId, expireTime: new Date(expiresAt) });
    },
    stop: () => server.stop(),
  };
  return identity;
}

async function serve(serviceJwksFile: string, handlers: Handlers<typeof AccessServiceService>): Promise<GrpcServer> {
  const essentials = testEssentials();
  const { clock, random } = essentials.ports;
  const server = createGrpcServer({
    ...{ ...essentials, host: "127.0.0.1", port: 0, domain: "souk.identity.v1", classify: () => undefined },
    faults: createFaults(false, random),
    verifyCaller: createCallerVerifier(serviceJwksFile, "identity", clock),
    verifyToken: async () => {
      throw sharedError("TOKEN_INVALID", "This identity is for services.");
    },
  });
  server.add(AccessServiceService, handlers);
  await server.start();
  return server;
}

function asVerificationKey({ d: _private, ...jwk }: JWK) {
  return { kid: String(jwk.kid), jwk: JSON.stringify(jwk) };
}
