import type { Clock } from "@souk/chassis/ports";
import type { ProductStore } from "./ports.ts";

const KEPT_MS = 48 * 3_600_000;

/** Forgets finished calls after the 48 hours that the contract promises. */
export const forgetCalls =
  ({ products, clock }: { readonly products: ProductStore; readonly clock: Clock }) =>
  (): Promise<void> =>
    products.forgetCalls(new Date(clock.now() - KEPT_MS));
