import { CatalogError } from "./errors.ts";
import { checkTransition, type ProductState } from "./product-state.ts";

export interface Money {
  readonly currency: string;
  readonly amountMinor: bigint;
}

export interface Picture {
  readonly uri: string;
  readonly altText: string;
}

/** What staff may write. */
export interface ProductFields {
  readonly slug: string;
  readonly title: string;
  readonly description: string;
  readonly brand: string;
  readonly categoryIds: readonly string[];
  readonly attributes: Readonly<Record<string, string>>;
  readonly pictures: readonly Picture[];
  readonly price: Money;
  readonly state: ProductState;
  readonly variantGroup: string;
}

/** One sellable unit. Changed only by the functions below, which say what happened. */
export interface Product extends ProductFields {
  readonly id: string;
  /** Counts the changes; the etag. */
  readonly v: bigint;
  readonly createTime: Date;
  readonly updateTime: Date;
}

export type ProductChanges = Partial<Omit<ProductFields, "price">> & { readonly price?: Partial<Money> };

export type ProductEvent =
  | {
      readonly kind: "ProductChanged";
      readonly state: ProductState;
      readonly changedFields: readonly (keyof ProductFields)[];
    }
  | { readonly kind: "PriceChanged"; readonly oldPrice: Money; readonly newPrice: Money };

/** A product and what happened to it; no events mean that nothing changed. */
export interface Outcome {
  readonly product: Product;
  readonly events: readonly ProductEvent[];
}

/** @throws CatalogError CURRENCY_NOT_ACCEPTED */
export function createProduct(id: string, fields: ProductFields, shopCurrency: string, now: Date): Outcome {
  checkCurrency(fields.price, shopCurrency);
  const product = { ...fields, id, v: 1n, createTime: now, updateTime: now };
  return { product, events: [{ kind: "ProductChanged", state: product.state, changedFields: [] }] };
}

/** @throws CatalogError ILLEGAL_STATE_CHANGE, CURRENCY_NOT_ACCEPTED */
export function changeProduct(before: Product, changes: ProductChanges, shopCurrency: string, now: Date): Outcome {
  const price = { ...before.price, ...changes.price };
  const fields: ProductFields = { ...before, ...changes, price };
  const changedFields = (Object.keys(changes) as (keyof ProductFields)[]).filter(
    (field) => !sameValue(before[field], fields[field]),
  );
  if (changedFields.length === 0) return { product: before, events: [] };
  checkNotArchived(before, fields.state);
  checkCurrency(price, shopCurrency);
  const product = { ...before, ...fields, v: before.v + 1n, updateTime: now };
  return { product, events: eventsOf(before, product, changedFields) };
}

/** Archiving an archived product changes nothing. */
export function archiveProduct(before: Product, now: Date): Outcome {
  if (before.state === "ARCHIVED") return { product: before, events: [] };
  checkTransition(before.state, "ARCHIVED");
  const product: Product = { ...before, state: "ARCHIVED", v: before.v + 1n, updateTime: now };
  return { product, events: [{ kind: "ProductChanged", state: "ARCHIVED", changedFields: ["state"] }] };
}

function eventsOf(before: Product, after: Product, changedFields: readonly (keyof ProductFields)[]): ProductEvent[] {
  const changed: ProductEvent = { kind: "ProductChanged", state: after.state, changedFields };
  if (!changedFields.includes("price")) return [changed];
  return [changed, { kind: "PriceChanged", oldPrice: before.price, newPrice: after.price }];
}

function checkNotArchived(before: Product, to: ProductState): void {
  if (before.state === "ARCHIVED") {
    throw new CatalogError("ILLEGAL_STATE_CHANGE", "An archived product cannot be changed any more.", {
      from: before.state,
      to,
    });
  }
  checkTransition(before.state, to);
}

function checkCurrency({ currency }: Money, accepted: string): void {
  if (currency === accepted) return;
  throw new CatalogError("CURRENCY_NOT_ACCEPTED", `This shop's prices are in ${accepted}.`, {
    currency,
    accepted,
  });
}

function sameValue(a: unknown, b: unknown): boolean {
  return canonical(a) === canonical(b);
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part) => {
    if (typeof part === "bigint") return String(part);
    if (part && typeof part === "object" && !Array.isArray(part)) return Object.entries(part).sort();
    return part;
  });
}
