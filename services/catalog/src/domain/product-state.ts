import { CatalogError } from "./errors.ts";

export type ProductState = "DRAFT" | "ACTIVE" | "ARCHIVED";

/** Where a product may go from each state. ARCHIVED is final: old orders point at it. */
const NEXT: Readonly<Record<ProductState, readonly ProductState[]>> = {
  DRAFT: ["DRAFT", "ACTIVE", "ARCHIVED"],
  ACTIVE: ["ACTIVE", "DRAFT", "ARCHIVED"],
  ARCHIVED: ["ARCHIVED"],
};

/** @throws CatalogError ILLEGAL_STATE_CHANGE */
export function checkTransition(from: ProductState, to: ProductState): void {
  if (NEXT[from].includes(to)) return;
  throw new CatalogError("ILLEGAL_STATE_CHANGE", `A product that is ${from} cannot become ${to}.`, {
    from,
    to,
  });
}
