import type { States } from "@souk/contracts";
import type { RunningCart } from "../support/harness.ts";

/** The customer of pacts, whose token the verifier makes. */
const CUSTOMER = "USER-1";

/** What pacts presume of the cart, in the words that they use. The sentences are part of the contract. */
export function statesOf(cart: RunningCart): States {
  /** Takes out whatever an interaction before has left. */
  async function fill(owner: string, role: "USER" | "GUEST", productId = "", quantity = 0): Promise<string> {
    cart.neighbours.sell(productId);
    const context = await cart.as(owner, role);
    await cart.client.emptyCart({ ownerId: "" }, context);
    const wanted = { ownerId: "", productId, quantity, etag: "" };
    return (await cart.client.setItemQuantity(wanted, context)).cart?.etag ?? "";
  }

  return {
    "a product is sold, and the cart is empty": async ({ productId }) => {
      await fill(CUSTOMER, "USER", productId);
    },
    "two units of a product are in the cart": async ({ productId }) => ({
      etag: await fill(CUSTOMER, "USER", productId, 2),
    }),
    "as many units as there may be are in the cart": async ({ productId }) => {
      await fill(CUSTOMER, "USER", productId, 99);
    },
    "two units of a product are in a guest's cart": async ({ productId }) => {
      await fill(CUSTOMER, "USER", productId);
      await fill("guest-1", "GUEST", productId, 2);
      return { guestAccessToken: await cart.token("guest-1", "GUEST") };
    },
  };
}
