import type { RequestContext } from "@souk/chassis/context";
import { AppError } from "@souk/chassis/errors";
import type { TypedClient } from "@souk/chassis/grpc";
import { Availability, type Cart } from "@souk/proto/souk/cart/v1/cart";
import type { CartServiceService } from "@souk/proto/souk/cart/v1/cart_service";
import { OrderError, type OrderReason } from "../domain/errors.ts";
import { fromMoney } from "../grpc/money-mapping.ts";
import type { BuyersCart, Carts } from "../usecases/ports.ts";

type CartClient = Pick<TypedClient<typeof CartServiceService>, "getCart" | "beginCheckout" | "endCheckout">;

/** Where cart and order mean the same by a reason, the buyer hears it of the order. */
const SAME_REASONS: readonly string[] = ["CART_EMPTY", "CART_CHANGED", "CHECKOUT_BEGUN"] satisfies OrderReason[];

/** A buyer's cart is asked for with his own token; that an order came to nothing, the shop itself says. */
export function createCarts(cart: CartClient): Carts {
  return {
    get: async (context) => toCart((await cart.getCart({ ownerId: "" }, context)).cart),
    begin: async (orderId, etag, context) =>
      toCart((await cart.beginCheckout({ ownerId: "", orderId, etag }, context).catch(rethrow)).cart),
    end: async (ownerId, orderId, context) => {
      await cart.endCheckout({ ownerId, orderId }, withoutUser(context));
    },
  };
}

function toCart(cart: Cart | undefined): BuyersCart {
  const { etag = "", items = [] } = cart ?? {};
  const lines = items.map(({ productId, title, quantity, unitPrice, availability }) => ({
    ...{ productId, title, quantity, unitPrice: fromMoney(unitPrice) },
    isSold: availability !== Availability.NOT_SOLD,
  }));
  return { etag, lines };
}

function withoutUser(context: RequestContext): RequestContext {
  return { ...context, userToken: undefined };
}

function rethrow(error: unknown): never {
  if (!(error instanceof AppError) || !SAME_REASONS.includes(error.reason)) throw error;
  const { message, metadata, retryAfterMs } = error;
  const again = retryAfterMs === undefined ? {} : { retryAfterMs };
  throw new OrderError(error.reason as OrderReason, message, { metadata, ...again });
}
