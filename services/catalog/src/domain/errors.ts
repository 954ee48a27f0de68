/** The reasons of souk.catalog.v1.ErrorReason; `grpc/catalog-service.ts` proves at compile time that none is missing. */
export type CatalogReason =
  | "PRODUCT_NOT_FOUND"
  | "PRODUCT_EXISTS"
  | "SLUG_TAKEN"
  | "ILLEGAL_STATE_CHANGE"
  | "CURRENCY_NOT_ACCEPTED"
  | "CATEGORY_NOT_FOUND"
  | "CATEGORY_EXISTS"
  | "CATEGORY_CYCLE"
  | "CATEGORY_NOT_EMPTY"
  | "CATEGORY_LIMIT_REACHED"
  | "CATEGORY_TOO_DEEP"
  | "IMPORT_JOB_NOT_FOUND"
  | "IMPORT_TOO_LARGE"
  | "IMPORT_EMPTY"
  | "IMPORT_NOT_CANCELLABLE"
  | "IMPORT_RECORD_UNREADABLE";

/** A rule of the catalog was broken; the contract says how each reason is answered. */
export class CatalogError extends Error {
  override readonly name = "CatalogError";
  readonly reason: CatalogReason;
  readonly metadata: Readonly<Record<string, string>>;

  constructor(reason: CatalogReason, message: string, metadata: Readonly<Record<string, string>>) {
    super(message);
    this.reason = reason;
    this.metadata = metadata;
  }
}

export function productNotFound(productId: string): CatalogError {
  return new CatalogError("PRODUCT_NOT_FOUND", "There is no such product.", { productId });
}

export function productExists(productId: string): CatalogError {
  return new CatalogError("PRODUCT_EXISTS", "This product id is taken. Choose another one.", { productId });
}

export function slugTaken(slug: string): CatalogError {
  return new CatalogError("SLUG_TAKEN", "Another product has this slug. Choose another one.", { slug });
}

export function categoryNotFound(categoryId: string): CatalogError {
  return new CatalogError("CATEGORY_NOT_FOUND", "There is no such category.", { categoryId });
}

export function categoryExists(categoryId: string): CatalogError {
  return new CatalogError("CATEGORY_EXISTS", "This category id is taken. Choose another one.", { categoryId });
}

export function importJobNotFound(importJobId: string): CatalogError {
  return new CatalogError("IMPORT_JOB_NOT_FOUND", "There is no such import, or not any more.", { importJobId });
}

export function importTooLarge(limitBytes: number): CatalogError {
  const message = `An import takes files up to ${limitBytes / 1024 / 1024} MiB. Split the file.`;
  return new CatalogError("IMPORT_TOO_LARGE", message, { limitBytes: String(limitBytes) });
}

export function importEmpty(): CatalogError {
  return new CatalogError("IMPORT_EMPTY", "The file has no bytes. Nothing was queued.", {});
}

export function importNotCancellable(state: string): CatalogError {
  return new CatalogError("IMPORT_NOT_CANCELLABLE", "The import has ended; there is nothing to cancel.", { state });
}

export function recordUnreadable(fault: string, message: string): CatalogError {
  return new CatalogError("IMPORT_RECORD_UNREADABLE", message, { fault });
}
