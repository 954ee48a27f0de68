import { AppError, sharedError } from "@souk/chassis/errors";
import { testContract } from "@souk/chassis/testing";
import type { States } from "@souk/contracts";
import { type Answer, type ScriptedUpstream, serviceError } from "../support/scripted-upstream.ts";

const STATE_ACTIVE = 2;
const IDENTITY = "souk.identity.v1";
const ROLE_CUSTOMER = 1;
const USER_STATE_ACTIVE = 1;

/** What outside clients' pacts presume, as the services behind the edge would answer. The sentences are part of the contract. */
export function statesOf(upstream: ScriptedUpstream): States {
  const product = (productId: string) => ({
    ...{ productId, title: "Blue mug", etag: "v1", state: STATE_ACTIVE },
    price: { currencyCode: "EUR", amountMinor: 1_290n },
  });
  const session = (roles: number[]) => ({
    ...{ sessionId: "s-1", userId: "u-1", roles, accessToken: "a-1", refreshToken: "r-1" },
    ...{ expireTime: { seconds: 1_800_000_000n }, refreshExpireTime: { seconds: 1_800_000_000n } },
  });
  const answering = (answer: Answer) => async () => {
    upstream.answer(() => answer);
    return undefined;
  };
  const refusing = (error: AppError) => answering(serviceError(testContract(), error));
  const wrongPrice = [
    { field: "product.price", description: "price must not be negative", rule: "price.not_negative" },
  ];

  return {
    "a product is on sale": answering({ reply: { product: product("blue-mug") } }),
    "there is no such product": refusing(
      new AppError("souk.catalog.v1", "PRODUCT_NOT_FOUND", "There is no such product.", {}),
    ),
    "there are more products than fit on a page": answering({
      reply: { products: [product("blue-mug"), product("red-mug")], nextPageToken: "next" },
    }),
    "prices must not be negative": refusing(
      sharedError("INVALID_REQUEST", "A field breaks its rule.", { fieldViolations: wrongPrice }),
    ),
    "a product has stock": answering({ reply: { stock: { productId: "blue-mug", availableQuantity: 5n } } }),
    "anybody may register": answering({ reply: { session: session([ROLE_CUSTOMER]) } }),
    "the address has an account": refusing(new AppError(IDENTITY, "EMAIL_TAKEN", "This address has an account.", {})),
    "address and password go together": answering({ reply: { session: session([ROLE_CUSTOMER]) } }),
    "address and password do not go together": refusing(
      new AppError(IDENTITY, "CREDENTIALS_INVALID", "These do not go together.", {}),
    ),
    "the account was tried too often": refusing(
      new AppError(IDENTITY, "TOO_MANY_ATTEMPTS", "Wait.", { retryAfterMs: 900_000 }),
    ),
    "anybody may come as a guest": answering({ reply: { session: session([]) } }),
    "somebody is signed in": answering({
      reply: {
        user: { userId: "u-1", email: "ada@example.com", roles: [ROLE_CUSTOMER], state: USER_STATE_ACTIVE, etag: "v1" },
      },
    }),
  };
}
