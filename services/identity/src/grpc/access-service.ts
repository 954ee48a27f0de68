import type { Handlers } from "@souk/chassis/grpc";
import type { AccessServiceService, GetAccessStateResponse } from "@souk/proto/souk/ops/v1/access_service";
import type { exchangeApiKey } from "../usecases/api-keys.ts";
import type { AccessState, getAccessState } from "../usecases/get-access-state.ts";

export interface AccessUseCases {
  readonly getAccessState: ReturnType<typeof getAccessState>;
  readonly exchangeApiKey: ReturnType<typeof exchangeApiKey>;
}

/** souk.ops.v1.AccessService: what services and edges must know to check tokens. */
export function createAccessService(app: AccessUseCases): Handlers<typeof AccessServiceService> {
  return {
    getAccessState: async (request) => accessStateToProto(await app.getAccessState(request)),

    exchangeApiKey: async ({ apiKey }) => {
      const { token, expireTime } = await app.exchangeApiKey(apiKey);
      return { accessToken: token, expireTime };
    },
  };
}

export function accessStateToProto({ keysEtag, keys, ended, cursor, more }: AccessState): GetAccessStateResponse {
  return {
    ...{ keysEtag, cursor, more },
    keys: keys.map(({ kid, publicJwk }) => ({ kid, jwk: JSON.stringify(publicJwk) })),
    endedSessions: ended.map(({ id, expireTime }) => ({ sessionId: id, expireTime })),
  };
}
