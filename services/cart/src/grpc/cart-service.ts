import { versionOf } from "@souk/chassis/etag";
import type { Handlers } from "@souk/chassis/grpc";
import { identifyCall } from "@souk/chassis/idempotency";
import { AddItemRequest, type CartServiceService } from "@souk/proto/souk/cart/v1/cart_service";
import type { addItem, removeItem, setItemQuantity, takeAllOut } from "../usecases/change-items.ts";
import type { beginCheckout, endCheckout } from "../usecases/checkout.ts";
import type { getCart } from "../usecases/get-cart.ts";
import type { mergeCart } from "../usecases/merge-cart.ts";
import { cartToProto } from "./cart-mapping.ts";

/** Cart's use cases: what the service can do. */
export interface CartUseCases {
  readonly getCart: ReturnType<typeof getCart>;
  readonly addItem: ReturnType<typeof addItem>;
  readonly setItemQuantity: ReturnType<typeof setItemQuantity>;
  readonly removeItem: ReturnType<typeof removeItem>;
  readonly takeAllOut: ReturnType<typeof takeAllOut>;
  readonly mergeCart: ReturnType<typeof mergeCart>;
  readonly beginCheckout: ReturnType<typeof beginCheckout>;
  readonly endCheckout: ReturnType<typeof endCheckout>;
}

/** souk.cart.v1.CartService: requests in, use cases, replies out. */
export function createCartService(app: CartUseCases): Handlers<typeof CartServiceService> {
  return {
    getCart: async ({ ownerId }, context) => ({ cart: cartToProto(await app.getCart(ownerId, context)) }),

    addItem: async (request, context) => {
      const { quantity = 1 } = request;
      const canonical = AddItemRequest.encode({ ...request, quantity, requestId: "" }).finish();
      const call = identifyCall(context, request.requestId, canonical);
      const { cart, replayed } = await app.addItem({ ...request, quantity, call }, context);
      if (replayed) context.setReplyMetadata("idempotency-replayed", "true");
      return { cart: cartToProto(cart) };
    },

    setItemQuantity: async ({ ownerId, productId, quantity = 0, etag }, context) => {
      const command = { ownerId, productId, quantity, expected: versionOf(etag) };
      return { cart: cartToProto(await app.setItemQuantity(command, context)) };
    },

    removeItem: async (request, context) => ({ cart: cartToProto(await app.removeItem(request, context)) }),

    emptyCart: async ({ ownerId }, context) => ({ cart: cartToProto(await app.takeAllOut(ownerId, context)) }),

    mergeCart: async (request, context) => ({ cart: cartToProto(await app.mergeCart(request, context)) }),

    beginCheckout: async ({ ownerId, orderId, etag }, context) => {
      const command = { ownerId, orderId, revision: versionOf(etag) };
      return { cart: cartToProto(await app.beginCheckout(command, context)) };
    },

    endCheckout: async (request, context) => {
      await app.endCheckout(request, context.signal);
      return {};
    },
  };
}
