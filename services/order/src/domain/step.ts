/** What is done next for an order. The table in sagas/checkout.ts says what that is, and what comes after it. */
export type Step =
  | "RESERVING"
  | "REDEEMING"
  | "AUTHORIZING"
  | "CONFIRMING"
  | "CAPTURING"
  | "COMMITTING"
  | "COMPLETED"
  | "REFUNDING"
  | "VOIDING"
  | "REVERSING"
  | "RELEASING"
  | "CANCELLED";

/** How far an order has got, as its buyer sees it. */
export type OrderState = "PLACED" | "ACTION_REQUIRED" | "COMPLETED" | "CANCELLING" | "CANCELLED";

const STATES: Readonly<Record<Step, OrderState>> = {
  ...{ RESERVING: "PLACED", REDEEMING: "PLACED", AUTHORIZING: "PLACED", CONFIRMING: "PLACED" },
  ...{ CAPTURING: "PLACED", COMMITTING: "PLACED", COMPLETED: "COMPLETED", REFUNDING: "COMPLETED" },
  ...{ VOIDING: "CANCELLING", REVERSING: "CANCELLING", RELEASING: "CANCELLING", CANCELLED: "CANCELLED" },
};

export function stateOf({ step, action }: { readonly step: Step; readonly action?: unknown }): OrderState {
  return action === undefined ? STATES[step] : "ACTION_REQUIRED";
}

/** Whether there is nothing left to do. */
export function isOver(step: Step): boolean {
  return step === "COMPLETED" || step === "CANCELLED";
}

/** How an order is undone: by which step, from where it stands. Absent where it is paid, or undone already. */
const UNDONE_BY: Partial<Record<Step, Step>> = {
  ...{ RESERVING: "RELEASING", REDEEMING: "RELEASING" },
  ...{ AUTHORIZING: "VOIDING", CONFIRMING: "VOIDING" },
};

/** The step by which an order is undone as long as nothing was taken of the buyer's money. */
export function undoingStep(step: Step): Step | undefined {
  return UNDONE_BY[step];
}
