import { invalidRequest } from "@souk/chassis/errors";
import type { Handlers } from "@souk/chassis/grpc";
import type { PageTokens } from "@souk/chassis/pages";
import type { ApiKey as ProtoApiKey } from "@souk/proto/souk/identity/v1/api_key";
import type { IdentityServiceService } from "@souk/proto/souk/identity/v1/identity_service";
import type { JsonWebKey, SigningKey as ProtoSigningKey } from "@souk/proto/souk/identity/v1/signing_key";
import { Role } from "@souk/proto/souk/identity/v1/user";
import type { ApiKey } from "../domain/api-key.ts";
import type { createApiKey, listApiKeys, revokeApiKey } from "../usecases/api-keys.ts";
import type { getAccessState } from "../usecases/get-access-state.ts";
import type { StoredKey } from "../usecases/ports.ts";
import type { listSigningKeys, rotateSigningKey } from "../usecases/signing-keys.ts";
import { positionOf, principalOf } from "./user-handlers.ts";

export interface KeyUseCases {
  readonly createApiKey: ReturnType<typeof createApiKey>;
  readonly listApiKeys: ReturnType<typeof listApiKeys>;
  readonly revokeApiKey: ReturnType<typeof revokeApiKey>;
  readonly listSigningKeys: ReturnType<typeof listSigningKeys>;
  readonly rotateSigningKey: ReturnType<typeof rotateSigningKey>;
  readonly getAccessState: ReturnType<typeof getAccessState>;
  /** The claim `iss`, which is where the shop is reached from outside, too. */
  readonly server: { readonly issuer: string; readonly scopes: readonly string[] };
}

type KeyRpcs =
  | ("createApiKey" | "listApiKeys" | "revokeApiKey")
  | ("listSigningKeys" | "rotateSigningKey" | "getJwks" | "getAuthorizationServer");

const DEFAULT_PAGE_SIZE = 24;
const LIST = { filters: {}, order: "create_time desc" };

/** Keys of machines, and those that tokens are signed with. */
export function createKeyHandlers(
  app: KeyUseCases,
  pages: PageTokens,
): Pick<Handlers<typeof IdentityServiceService>, KeyRpcs> {
  return {
    createApiKey: async ({ apiKeyId: id, apiKey }, context) => {
      if (!apiKey) throw invalidRequest({ field: "api_key", description: "must be given" });
      const { displayName, scopes, expireTime } = apiKey;
      const role = apiKey.role === Role.STAFF ? "STAFF" : "CUSTOMER";
      const command = {
        id,
        fields: { displayName, role, scopes, expireTime } as const,
        actor: principalOf(context).subject,
      };
      const { key, secret } = await app.createApiKey(command);
      return { apiKey: apiKeyToProto(key), secret };
    },

    listApiKeys: async ({ pageSize, pageToken }) => {
      const after = positionOf(pages.decode(pageToken, LIST));
      const { keys, next } = await app.listApiKeys(after, pageSize || DEFAULT_PAGE_SIZE);
      const nextPageToken = next ? pages.encode(LIST, [next.createTime, next.id]) : "";
      return { apiKeys: keys.map(apiKeyToProto), nextPageToken };
    },

    revokeApiKey: async ({ apiKeyId }, context) => ({
      apiKey: apiKeyToProto(await app.revokeApiKey(apiKeyId, principalOf(context).subject)),
    }),

    listSigningKeys: async () => {
      const keys = await app.listSigningKeys();
      return { signingKeys: keys.map(({ key, retireTime }) => signingKeyToProto(key, retireTime)) };
    },

    rotateSigningKey: async (_, context) => ({
      signingKey: signingKeyToProto(await app.rotateSigningKey(principalOf(context).subject)),
    }),

    getJwks: async () => {
      const { keys } = await app.getAccessState({ keysEtag: "", cursor: "" });
      return { keys: keys.map(({ publicJwk }) => toJsonWebKey(publicJwk)) };
    },

    getAuthorizationServer: async () => {
      const { issuer, scopes } = app.server;
      return {
        authorizationServer: {
          ...{ issuer, jwksUri: new URL("/.well-known/jwks.json", issuer).href },
          tokenEndpoint: new URL("/v1/auth:login", issuer).href,
          ...{ responseTypesSupported: [], grantTypesSupported: ["password", "refresh_token"] },
          ...{ scopesSupported: [...scopes], accessTokenSigningAlgValuesSupported: ["ES256"] },
        },
      };
    },
  };
}

function apiKeyToProto({ id, displayName, role, scopes, prefix, endTime, ...times }: ApiKey): ProtoApiKey {
  const { expireTime, createTime, lastUseTime } = times;
  return {
    ...{ apiKeyId: id, displayName, role: Role[role], scopes: [...scopes], prefix },
    ...{ expireTime, createTime, lastUseTime, revokeTime: endTime },
  };
}

function signingKeyToProto({ kid, createTime, activateTime }: StoredKey, retireTime?: Date): ProtoSigningKey {
  return { keyId: kid, createTime, activateTime, retireTime };
}

function toJsonWebKey({
  kid = "",
  kty = "",
  crv = "",
  x = "",
  y = "",
  alg = "",
  use = "",
}: StoredKey["publicJwk"]): JsonWebKey {
  return { kid, kty, crv, x, y, alg, use };
}
