import { AppError } from "@souk/chassis/errors";
import type { Handlers } from "@souk/chassis/grpc";
import { startTestServer, type TestKeys, type TestServer } from "@souk/chassis/testing";
import { Availability, Cart } from "@souk/proto/souk/cart/v1/cart";
import { CartServiceService } from "@souk/proto/souk/cart/v1/cart_service";
import { InventoryServiceService } from "@souk/proto/souk/inventory/v1/inventory_service";
import { Payment, PaymentRefundState, PaymentState } from "@souk/proto/souk/payment/v1/payment";
import { PaymentServiceService } from "@souk/proto/souk/payment/v1/payment_service";

type Refusing = "cart" | "inventory" | "payment" | "payment.capturePayment";
type PaymentMove = "authorize" | "capture" | "void" | "refund";

/** Cart, inventory and payment as far as an order asks them: real gRPC servers that know what the test wants. */
export interface Neighbours {
  readonly cart: TestServer;
  readonly inventory: TestServer;
  readonly payment: TestServer;
  /** What is in everybody's cart. */
  fill(
    lines: Readonly<Record<string, number>>,
    changes?: { readonly etag?: string; readonly unitPrice?: bigint; readonly title?: string },
  ): void;
  /** These are not sold any more. */
  archive(productId: string): void;
  /** From now on the neighbour, or one rpc of it, refuses with this; `undefined` ends it. */
  refuse(whom: Refusing, reason: { domain: string; reason: string } | undefined): void;
  /** What the payment of any order comes to by a move from now on; a refund is made, unless the first one of the changes says more. */
  pay(move: PaymentMove, state: PaymentState, changes?: Partial<Payment>): void;
  /** Whom was asked for what: `inventory.reserveStock`. */
  readonly asked: string[];
  stop(): Promise<void>;
}

export async function startNeighbours(keys: TestKeys): Promise<Neighbours> {
  const asked: string[] = [];
  const refusals = new Map<string, { domain: string; reason: string }>();
  const archived = new Set<string>();
  let cart = Cart.fromPartial({ etag: "v1" });
  const moves = new Map<PaymentMove, Payment>();
  const pay: Neighbours["pay"] = (move, state, changes = {}) =>
    void moves.set(move, Payment.fromPartial({ state, ...(changes as object) }));
  pay("authorize", PaymentState.AUTHORIZED);
  pay("capture", PaymentState.CAPTURED);
  pay("void", PaymentState.VOIDED);
  pay("refund", PaymentState.CAPTURED);

  function answering<T>(neighbour: string, rpc: string, reply: T): T {
    asked.push(`${neighbour}.${rpc}`);
    const refusal = refusals.get(neighbour) ?? refusals.get(`${neighbour}.${rpc}`);
    if (refusal) throw new AppError(refusal.domain, refusal.reason, "as the test wants");
    return reply;
  }

  const shown = () => ({
    cart: {
      ...cart,
      items: cart.items.map((item) =>
        archived.has(item.productId) ? { ...item, availability: Availability.NOT_SOLD } : item,
      ),
    },
  });
  const carts: Partial<Handlers<typeof CartServiceService>> = {
    getCart: async () => answering("cart", "getCart", shown()),
    beginCheckout: async () => answering("cart", "beginCheckout", shown()),
    endCheckout: async () => answering("cart", "endCheckout", {}),
  };
  const nothing = { reservations: [] };
  const stock: Partial<Handlers<typeof InventoryServiceService>> = {
    reserveStock: async () => answering("inventory", "reserveStock", nothing),
    extendReservation: async () => answering("inventory", "extendReservation", nothing),
    confirmReservation: async () => answering("inventory", "confirmReservation", nothing),
    commitReservation: async () => answering("inventory", "commitReservation", nothing),
    releaseReservation: async () => answering("inventory", "releaseReservation", nothing),
  };
  const payment = (rpc: string, move: PaymentMove) => answering("payment", rpc, { payment: moves.get(move) });
  const payments: Partial<Handlers<typeof PaymentServiceService>> = {
    authorizePayment: async () => payment("authorizePayment", "authorize"),
    capturePayment: async () => payment("capturePayment", "capture"),
    voidPayment: async () => payment("voidPayment", "void"),
    refundPayment: async ({ refundId }) => {
      const reply = payment("refundPayment", "refund");
      const state = reply.payment?.refunds[0]?.state ?? PaymentRefundState.DONE;
      const refunds = [{ refundId, amount: undefined, state, declineCode: "" }];
      return { payment: reply.payment && { ...reply.payment, refunds } };
    },
  };
  const servers = await Promise.all([
    startTestServer({ service: "cart", keys, setUp: (s) => s.add(CartServiceService, carts as never) }),
    startTestServer({ service: "inventory", keys, setUp: (s) => s.add(InventoryServiceService, stock as never) }),
    startTestServer({ service: "payment", keys, setUp: (s) => s.add(PaymentServiceService, payments as never) }),
  ]);
  return {
    ...{ cart: servers[0], inventory: servers[1], payment: servers[2], asked, pay },
    fill: (lines, { etag = "v1", unitPrice = 1_290n, title } = {}) => {
      const price = { currencyCode: "EUR", amountMinor: unitPrice };
      const items = Object.entries(lines).map(([productId, quantity]) => ({
        ...{ productId, quantity, title: title ?? `A ${productId}`, unitPrice: price },
        availability: Availability.IN_STOCK,
      }));
      cart = Cart.fromPartial({ etag, items });
    },
    archive: (productId) => void archived.add(productId),
    refuse: (whom, reason) => void (reason ? refusals.set(whom, reason) : refusals.delete(whom)),
    stop: async () => {
      await Promise.all(servers.map((server) => server.stop()));
    },
  };
}
