import { versionOf } from "@souk/chassis/etag";
import type { JsonReader } from "@souk/chassis/grpc";
import { CreateProductRequest, UpdateProductRequest } from "@souk/proto/souk/catalog/v1/catalog_service";
import { recordUnreadable } from "../domain/errors.ts";
import type { FileRecord, RecordFault } from "../domain/record-splitter.ts";
import { slugOf } from "../domain/slug.ts";
import type { OpenReader, ProductRecord } from "../usecases/import-ports.ts";
import type { OpenCsv } from "./import-csv.ts";
import { fieldsFromProto } from "./product-mapping.ts";
import { changesOf } from "./update-mask.ts";

const FAULTS: Readonly<Record<RecordFault, string>> = {
  TOO_LONG: "The record is longer than 256 KiB. Shorten it.",
  UNCLOSED_QUOTE: 'Nothing closes the quote that opens in this record. Write quotes within a cell as "".',
};

const UTF8 = new TextDecoder("utf-8", { fatal: true });

/** Reads records as the contract's products; what a request would be refused for, a record is too. */
export function createRecordReader(readJson: JsonReader, openCsv: OpenCsv): OpenReader {
  return (header) => {
    const toJson = header ? openCsv(textOf(header)) : (text: string) => text;
    return (record) => readProduct(toJson(textOf(record)), readJson);
  };
}

/** @throws CatalogError IMPORT_RECORD_UNREADABLE */
function textOf({ content }: FileRecord): string {
  if (typeof content === "string") throw recordUnreadable(content, FAULTS[content]);
  try {
    return UTF8.decode(content);
  } catch {
    throw recordUnreadable("NOT_UTF8", "The record is not UTF-8. Save the file as UTF-8.");
  }
}

function readProduct(json: string, readJson: JsonReader): ProductRecord {
  const given = objectOf(json);
  const productId = textIn(given, "productId", "product_id");
  const asCreate = () => readJson(CreateProductRequest, `{"product":${json},"productId":${JSON.stringify(productId)}}`);
  const asUpdate = () => readJson(UpdateProductRequest, `{"product":${json}}`);
  // A record with an id may be either; which of the two is known only once the product is looked for.
  const product = present((productId ? asUpdate() : asCreate()).product);
  return {
    productId,
    slug: product.slug || (product.title && slugOf(product.title)),
    toFields: () => fieldsFromProto(productId ? present(asCreate().product) : product),
    toChanges: () => ({ changes: changesOf(product, maskOf(given)), expectedV: versionOf(product.etag) }),
  };
}

function objectOf(json: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(json);
    if (value !== null && typeof value === "object" && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch {
    throw recordUnreadable(
      "NOT_JSON",
      "The line is no JSON. Write one product on each line, without line breaks in it.",
    );
  }
  throw recordUnreadable("NOT_JSON", "The line is no JSON object.");
}

function textIn(given: Record<string, unknown>, ...names: readonly string[]): string {
  const value = names.map((name) => given[name]).find((each) => each !== undefined);
  return typeof value === "string" ? value : "";
}

/** The fields that the record gives, be they empty; null is a field that is not given. */
function maskOf(given: Record<string, unknown>): string[] {
  const names = Object.entries(given).flatMap(([name, value]) => (value === null ? [] : [name]));
  return names.map((name) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`));
}

function present<T>(value: T | undefined): T {
  if (value === undefined) throw new Error("the contract requires a product, and the reader has checked it");
  return value;
}
