import type { Order } from "../domain/order.ts";
import type { Step } from "../domain/step.ts";
import type { Act } from "./outcome.ts";
import { authorizePayment, capturePayment, refundPayment, reversePayment, voidPayment } from "./payment-steps.ts";
import { commitStock, confirmStock, redeemCoupon, releaseAll, reserveStock } from "./stock-steps.ts";

/** For each step; a little less than goods are held for. Where they are gone all the same, CONFIRMING is refused before money is taken. */
const PATIENCE_MS = 14 * 60_000;

/** What is done at a step, and where it leads. */
export interface Row {
  /** Absent where there is nothing left to do. */
  readonly act?: Act;
  readonly done?: (order: Order) => Step;
  /** Where an order goes whose wish cannot be had; absent where the step must come to its end. */
  readonly refused?: Step;
  /** After so long without an outcome the order is refused, in milliseconds. */
  readonly patienceMs?: number;
  /** Whether staff may have done it by hand, so that it can be skipped. */
  readonly byHand?: true;
}

export type Checkout = Readonly<Record<Step, Row>>;

const to = (step: Step) => () => step;

/**
 * The checkout. Every step can be repeated by anybody at any time: it asks by the order's own id, so that its effect happens once. An order
 * moves by one compare-and-set over the version that the step was begun at.
 *
 * The order of the steps is what makes it safe: goods are held before money is set aside, and can no longer expire before it is taken;
 * what comes before CAPTURING can be undone without the buyer noticing, what comes after it always comes to its end.
 */
export const CHECKOUT: Checkout = {
  RESERVING: {
    act: reserveStock,
    done: ({ couponCode }) => (couponCode ? "REDEEMING" : "AUTHORIZING"),
    refused: "RELEASING",
    patienceMs: PATIENCE_MS,
  },
  REDEEMING: { act: redeemCoupon, done: to("AUTHORIZING"), refused: "RELEASING", patienceMs: PATIENCE_MS },
  AUTHORIZING: { act: authorizePayment, done: to("CONFIRMING"), refused: "VOIDING", patienceMs: PATIENCE_MS },
  CONFIRMING: { act: confirmStock, done: to("CAPTURING"), refused: "VOIDING", patienceMs: PATIENCE_MS },
  CAPTURING: { act: capturePayment, done: to("COMMITTING"), refused: "VOIDING", byHand: true },
  COMMITTING: { act: commitStock, done: to("COMPLETED"), byHand: true },
  COMPLETED: {},
  REFUNDING: { act: refundPayment, done: to("COMPLETED"), byHand: true },
  VOIDING: { act: voidPayment, done: to("RELEASING"), byHand: true },
  REVERSING: { act: reversePayment, done: to("RELEASING"), byHand: true },
  RELEASING: { act: releaseAll, done: to("CANCELLED"), byHand: true },
  CANCELLED: {},
};
