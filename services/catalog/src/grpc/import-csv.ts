import type { Contract } from "@souk/chassis/contract";
import { invalidRequest } from "@souk/chassis/errors";
import { Product } from "@souk/proto/souk/catalog/v1/product";
import { parse } from "csv-parse/sync";
import { recordUnreadable } from "../domain/errors.ts";
import { violation } from "./product-mapping.ts";

/**
 * What turns a record of CSV into the JSON of a product, by the columns that the header names.
 *
 * @throws AppError INVALID_REQUEST for columns that are no field of a product; CatalogError IMPORT_RECORD_UNREADABLE
 */
export type OpenCsv = (header: string) => (record: string) => string;

type Schema = NonNullable<ReturnType<Contract["registry"]["getMessage"]>>;
type Field = Schema["fields"][number];
type Json = Record<string, unknown>;
/** Puts a cell that is not empty to where it belongs. */
type Column = (product: Json, cell: string) => void;

const LIST_SEPARATOR = ";";

/** The columns follow from the contract's message: `title`, `price.amount_minor`, `attributes.colour`, `pictures.uri`. */
export function createCsvReader({ registry }: Contract): OpenCsv {
  const schema = registry.getMessage(Product.$type);
  if (!schema) throw new Error(`${Product.$type} is not in the contract's image: run \`make generate\``);
  return (header) => {
    const columns = columnsOf(schema, cellsOf(header));
    return (record) => {
      const cells = cellsOf(record);
      if (cells.length !== columns.length) throw wrongCount(cells.length, columns.length);
      const product = newObject();
      cells.forEach((cell, i) => {
        if (cell !== "") columns[i]?.(product, cell);
      });
      return JSON.stringify(product);
    };
  };
}

function columnsOf(schema: Schema, names: readonly string[]): Column[] {
  const columns = names.map((name) => columnOf(schema, name.trim()));
  const unknown = names.filter((_, i) => !columns[i]).map((name) => violation(name, "is no field of a product"));
  const twice = names.filter((name, i) => names.indexOf(name) < i).map((name) => violation(name, "is there twice"));
  if (unknown.length + twice.length > 0) throw invalidRequest(...unknown, ...twice);
  return columns.filter((column) => column !== undefined);
}

/** Undefined for what is no field, or not the whole way to one. */
function columnOf(schema: Schema, path: string): Column | undefined {
  const [name = "", ...rest] = path.split(".");
  const field = schema.fields.find((each) => each.name === name);
  if (!field) return undefined;
  return rest.length === 0 ? wholeField(field) : partOfField(field, rest.join("."));
}

function wholeField({ name, fieldKind, message }: Field): Column | undefined {
  const isText = !message || message.typeName.startsWith("google.protobuf."); // those have a text form of their own
  if (fieldKind === "map" || !isText) return undefined;
  return (product, cell) => {
    product[name] = fieldKind === "list" ? cell.split(LIST_SEPARATOR).map((item) => item.trim()) : cell;
  };
}

function partOfField({ name, fieldKind, message }: Field, part: string): Column | undefined {
  if (fieldKind !== "map" && !message?.fields.some((each) => each.name === part)) return undefined;
  if (fieldKind !== "list")
    return (product, cell) => {
      child(product, name)[part] = cell;
    };
  return (product, cell) => {
    cell.split(LIST_SEPARATOR).forEach((item, i) => {
      child(child(product, name, []), i)[part] = item.trim();
    });
  };
}

/** What stands under a key; made where nothing does. */
function child(parent: Json, key: string | number, fresh: Json | unknown[] = newObject()): Json {
  parent[key] ??= fresh;
  return parent[key] as Json;
}

/** Without a prototype, so that every name is only a name. */
function newObject(): Json {
  return Object.create(null) as Json;
}

function cellsOf(record: string): string[] {
  try {
    const [cells, ...more] = parse(record, { record_delimiter: "\n", relax_column_count: true });
    if (cells && more.length === 0) return cells;
  } catch {
    // told below: the library's words speak of its own options
  }
  throw recordUnreadable("NOT_CSV", 'The record is no CSV. Put cells into quotes, and write quotes in them as "".');
}

function wrongCount(cells: number, columns: number) {
  return recordUnreadable("NOT_CSV", `The record has ${cells} cells, but the header names ${columns} columns.`);
}
