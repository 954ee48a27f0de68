import type { Clock } from "@souk/chassis/ports";
import type { ProductStore, SlugClaim, SlugClaims } from "./ports.ts";

const ORPHAN_AFTER_MS = 60_000;
const BATCH = 100;

export interface SweepSlugsDeps {
  readonly products: ProductStore;
  readonly slugs: SlugClaims;
  readonly clock: Clock;
}

/**
 * Frees slugs whose claimant died between claim and write. Before a claim goes, its claimant is fenced: whatever is stored
 * under the product's id gets another version, so that a write that began earlier fails instead of using a slug it lost.
 */
export const sweepSlugs = (deps: SweepSlugsDeps) => async (): Promise<void> => {
  const before = new Date(deps.clock.now() - ORPHAN_AFTER_MS);
  for (const claim of await deps.slugs.inDoubt(before, BATCH)) await settle(deps, claim);
};

async function settle({ products, slugs }: SweepSlugsDeps, claim: SlugClaim): Promise<void> {
  const slot = await products.read(claim.productId);
  if (slot.product?.slug === claim.slug) return slugs.confirm(claim);
  if (await products.fence(claim.productId, slot)) await slugs.release(claim);
}
