import { AppError, sharedError } from "@souk/chassis/errors";
import { testContract } from "@souk/chassis/testing";
import type { States } from "@souk/contracts";
import { type Answer, type ScriptedUpstream, serviceError } from "../support/scripted-upstream.ts";

const STATE_ACTIVE = 2;

/** What outside clients' pacts presume, as the services behind the edge would answer. The sentences are part of the contract. */
export function statesOf(upstream: ScriptedUpstream): States {
  const product = (productId: string) => ({
    ...{ productId, title: "Blue mug", etag: "v1", state: STATE_ACTIVE },
    price: { currencyCode: "EUR", amountMinor: 1_290n },
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
  };
}
