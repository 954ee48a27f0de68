import type { CallIdentity } from "@souk/chassis/context";
import { sharedError } from "@souk/chassis/errors";
import type { Clock } from "@souk/chassis/ports";
import { productNotFound, slugTaken } from "../domain/errors.ts";
import {
  archiveProduct as archive,
  changeProduct as change,
  type Outcome,
  type Product,
  type ProductChanges,
} from "../domain/product.ts";
import type { Written } from "./create-product.ts";
import type { ProductStore, SlugClaims } from "./ports.ts";

export interface ChangeProductDeps {
  readonly products: ProductStore;
  readonly slugs: SlugClaims;
  readonly clock: Clock;
  readonly shopCurrency: string;
}

export interface ChangeCommand {
  readonly productId: string;
  /** The version that the caller has read; undefined lets the last writer win. */
  readonly expectedV: bigint | undefined;
  readonly call: CallIdentity;
}

/** @throws CatalogError PRODUCT_NOT_FOUND, SLUG_TAKEN, ILLEGAL_STATE_CHANGE, CURRENCY_NOT_ACCEPTED; AppError ETAG_MISMATCH, REQUEST_ID_REUSED */
export const updateProduct =
  (deps: ChangeProductDeps) =>
  (command: ChangeCommand & { readonly changes: ProductChanges }): Promise<Written> =>
    write(deps, command, (before, now) => change(before, command.changes, deps.shopCurrency, now));

/** @throws CatalogError PRODUCT_NOT_FOUND; AppError ETAG_MISMATCH, REQUEST_ID_REUSED */
export const archiveProduct =
  (deps: ChangeProductDeps) =>
  (command: ChangeCommand): Promise<Written> =>
    write(deps, command, archive);

/** Reads, decides and writes, and begins again when somebody else was faster. */
async function write(
  deps: ChangeProductDeps,
  command: ChangeCommand,
  decide: (before: Product, now: Date) => Outcome,
): Promise<Written> {
  for (;;) {
    command.call.signal.throwIfAborted();
    const written = await attempt(deps, command, decide);
    if (written) return written;
  }
}

/** Undefined when somebody else changed the product meanwhile. */
async function attempt(
  deps: ChangeProductDeps,
  command: ChangeCommand,
  decide: (before: Product, now: Date) => Outcome,
): Promise<Written | undefined> {
  const { products, clock } = deps;
  const { call, expectedV } = command;
  const { product: before } = await products.read(command.productId);
  if (!before) throw productNotFound(command.productId);
  const replay = await replayOf(deps, command);
  if (replay) return { product: replay, replayed: true };
  if (expectedV !== undefined && expectedV !== before.v) throw etagMismatch();
  const { product, events } = decide(before, new Date(clock.now()));
  if (product === before) return (await products.remember(product, call)) ? { product, replayed: false } : undefined;
  const rename = await beginRename(deps, before, product);
  call.signal.throwIfAborted();
  if (!(await products.update(product, events, call))) return undefined;
  await rename?.finish();
  return { product, replayed: false };
}

async function replayOf(
  { products }: ChangeProductDeps,
  { productId, call }: ChangeCommand,
): Promise<Product | undefined> {
  const finished = call.key && (await products.finishedCall(productId, call.key));
  if (!finished) return undefined;
  if (finished.fingerprint === call.fingerprint) return finished.product;
  throw sharedError("REQUEST_ID_REUSED", "This request id came before with another change. Choose a new one.");
}

/** Claims the new slug before the write, and frees the old one only after it: until then it is the product's. */
async function beginRename({ slugs }: ChangeProductDeps, before: Product, { id, slug }: Product) {
  if (slug === before.slug) return undefined;
  const claim = await slugs.claim(slug, id);
  if (!claim) throw slugTaken(slug);
  const old = await slugs.doubt(before.slug, id);
  const finish = async () => {
    await slugs.confirm(claim);
    if (old) await slugs.release(old);
  };
  return { finish };
}

function etagMismatch() {
  return sharedError("ETAG_MISMATCH", "The product has changed since you read it. Read it again and decide anew.");
}
