import type { Handlers } from "@souk/chassis/grpc";
import type { IdentityServiceService } from "@souk/proto/souk/identity/v1/identity_service";
import type { beginProviderSignIn, completeProviderSignIn, IdentityProvider } from "../usecases/provider-sign-in.ts";
import { sessionToProto, trierOf } from "./session-mapping.ts";

export interface ProviderUseCases {
  readonly providers: readonly IdentityProvider[];
  readonly beginProviderSignIn: ReturnType<typeof beginProviderSignIn>;
  readonly completeProviderSignIn: ReturnType<typeof completeProviderSignIn>;
}

type ProviderRpcs = "listIdentityProviders" | "beginProviderSignIn" | "completeProviderSignIn";

/** Signing in at other places. */
export function createProviderHandlers(
  app: ProviderUseCases,
): Pick<Handlers<typeof IdentityServiceService>, ProviderRpcs> {
  return {
    listIdentityProviders: async () => ({
      providers: app.providers.map(({ id, displayName }) => ({ providerId: id, displayName })),
    }),

    beginProviderSignIn: async ({ providerId, redirectUri }) => {
      const { uri, flowToken, expireTime } = await app.beginProviderSignIn(providerId, redirectUri);
      return { authorizationUri: uri, flowToken, expireTime };
    },

    completeProviderSignIn: async ({ providerId, flowToken, callbackQuery, secondFactorCode }, context) => {
      const command = { providerId, flowToken, callbackQuery, code: secondFactorCode };
      const signedIn = await app.completeProviderSignIn({ ...command, trier: trierOf(context) });
      return { session: sessionToProto(signedIn) };
    },
  };
}
