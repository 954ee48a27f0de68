import type { CallContext, Handlers } from "@souk/chassis/grpc";
import type { InventoryServiceService } from "@souk/proto/souk/inventory/v1/inventory_service";
import { type Reservation as ProtoReservation, ReservationState } from "@souk/proto/souk/inventory/v1/reservation";
import type {
  commitReservation,
  confirmReservation,
  extendReservation,
  getReservation,
  ProductReservation,
  releaseReservation,
  reserveStock,
} from "../usecases/change-reservation.ts";

export interface ReservationUseCases {
  readonly reserveStock: ReturnType<typeof reserveStock>;
  readonly extendReservation: ReturnType<typeof extendReservation>;
  readonly confirmReservation: ReturnType<typeof confirmReservation>;
  readonly commitReservation: ReturnType<typeof commitReservation>;
  readonly releaseReservation: ReturnType<typeof releaseReservation>;
  readonly getReservation: ReturnType<typeof getReservation>;
}

const DEFAULT_HOLD_SECONDS = 900;

/** What orders do with stock. */
export function createReservationHandlers(
  app: ReservationUseCases,
): Pick<Handlers<typeof InventoryServiceService>, keyof ReservationUseCases> {
  return {
    reserveStock: async ({ orderId, buyerId, lines, holdSeconds }, context) => {
      const command = { orderId, buyerId, lines, holdMs: holdMsOf(holdSeconds) };
      return reply(await app.reserveStock(command, originOf(context)));
    },
    extendReservation: async ({ holdSeconds, ...products }, context) =>
      reply(await app.extendReservation({ ...products, holdMs: holdMsOf(holdSeconds) }, originOf(context))),
    confirmReservation: async (request, context) => reply(await app.confirmReservation(request, originOf(context))),
    commitReservation: async (request, context) => reply(await app.commitReservation(request, originOf(context))),
    releaseReservation: async (request, context) => reply(await app.releaseReservation(request, originOf(context))),
    getReservation: async (request) => reply(await app.getReservation(request)),
  };
}

function originOf({ traceparent, signal }: CallContext) {
  return { traceparent, signal };
}

function holdMsOf(seconds: number): number {
  return (seconds || DEFAULT_HOLD_SECONDS) * 1_000;
}

function reply(reservations: readonly ProductReservation[]): { reservations: ProtoReservation[] } {
  return { reservations: reservations.map(toProto) };
}

function toProto({ orderId, productId, quantity, state, expireTime }: ProductReservation): ProtoReservation {
  return { orderId, productId, quantity, state: ReservationState[state], expireTime };
}
