import type { CallIdentity } from "@souk/chassis/context";
import { sharedError } from "@souk/chassis/errors";
import type { Clock, Ids } from "@souk/chassis/ports";
import { productExists, slugTaken } from "../domain/errors.ts";
import { createProduct as create, type Product, type ProductFields } from "../domain/product.ts";
import { distinctSlug, slugOf } from "../domain/slug.ts";
import type { ProductStore, Slot, SlugClaim, SlugClaims } from "./ports.ts";

export interface CreateProductDeps {
  readonly products: ProductStore;
  readonly slugs: SlugClaims;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly shopCurrency: string;
}

export interface CreateProductCommand {
  /** Empty lets the service choose: the same for the same call. */
  readonly productId: string;
  /** An empty slug is made from the title. */
  readonly fields: ProductFields;
  readonly call: CallIdentity;
}

/** A product, and whether an earlier call with the same request id had made it. */
export interface Written {
  readonly product: Product;
  readonly replayed: boolean;
}

/** @throws CatalogError PRODUCT_EXISTS, SLUG_TAKEN, CURRENCY_NOT_ACCEPTED; AppError REQUEST_ID_REUSED */
export const createProduct =
  (deps: CreateProductDeps) =>
  async ({ productId, fields, call }: CreateProductCommand): Promise<Written> => {
    const id = productId || call.key || deps.ids.next();
    for (;;) {
      call.signal.throwIfAborted();
      const slot = await deps.products.read(id);
      if (slot.product) return { product: replayOf(slot, id, call), replayed: true };
      const drafted = create(id, fields, deps.shopCurrency, new Date(deps.clock.now()));
      const claim = await claimSlug(deps, fields, id);
      const product = { ...drafted.product, slug: claim.slug, v: (slot.v ?? 0n) + 1n };
      call.signal.throwIfAborted();
      if (await deps.products.create(product, drafted.events, call, slot)) {
        await deps.slugs.confirm(claim);
        return { product, replayed: false };
      }
      // Somebody wrote under this id since it was read: look again who that was. A claim too many is swept up.
    }
  };

/** What an earlier call left, if it was this same call. */
function replayOf({ product, origin }: Slot, id: string, call: CallIdentity): Product {
  if (!product || !call.key || origin?.key !== call.key) throw productExists(id);
  if (origin.fingerprint === call.fingerprint) return product;
  throw sharedError("REQUEST_ID_REUSED", "This request id came before with another product. Choose a new one.");
}

async function claimSlug({ slugs }: CreateProductDeps, fields: ProductFields, productId: string): Promise<SlugClaim> {
  const wanted = fields.slug || slugOf(fields.title);
  const claim = await slugs.claim(wanted, productId);
  if (claim) return claim;
  const other = fields.slug ? undefined : await slugs.claim(distinctSlug(wanted, productId), productId);
  if (!other) throw slugTaken(wanted);
  return other;
}
