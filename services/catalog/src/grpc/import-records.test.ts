import assert from "node:assert/strict";
import { AppError } from "@souk/chassis/errors";
import { createJsonReader } from "@souk/chassis/grpc";
import { testContract } from "@souk/chassis/testing";
import { type FileRecord, START } from "../domain/record-splitter.ts";
import { createCsvReader } from "./import-csv.ts";
import { createRecordReader } from "./import-records.ts";

const openReader = createRecordReader(createJsonReader(testContract()), createCsvReader(testContract()));

function record(content: string | Uint8Array): FileRecord {
  return { line: 1, content: typeof content === "string" ? Buffer.from(content) : content, next: START };
}

const json = (value: object | string) =>
  openReader(undefined)(record(typeof value === "string" ? value : JSON.stringify(value)));
const csv = (header: string, row: string) => openReader(record(header))(record(row));

function faultOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    const { reason, message } = error as AppError;
    const [fault] = error instanceof AppError ? error.fieldViolations : [];
    return fault ? `${reason} ${fault.field}: ${fault.description}` : `${reason} ${message}`;
  }
  return assert.fail("was accepted");
}

const MUG = { title: "Mug", price: { currencyCode: "EUR", amountMinor: "990" } };
const PRICED = "title,price.amount_minor,price.currency_code";

describe("a record of NDJSON", () => {
  it("is a product in the contract's JSON, with either spelling of its fields", () => {
    const read = json({ ...MUG, product_id: "m-1", slug: "mug", category_ids: ["mugs"] });
    assert.deepEqual([read.productId, read.slug, read.toFields().categoryIds], ["m-1", "mug", ["mugs"]]);
    assert.equal(json({ ...MUG, productId: "m-1" }).productId, "m-1");
  });

  it("has the slug that its title makes where it names none", () => {
    assert.deepEqual(
      [json(MUG).slug, json({ ...MUG, slug: "cup" }).slug, json({ productId: "a" }).slug],
      ["mug", "cup", ""],
    );
  });

  it("changes the fields that it gives, be they empty, and none that is null", () => {
    const { changes, expectedV } = json({ productId: "m-1", brand: "", variantGroup: null, etag: "v7" }).toChanges();
    assert.deepEqual([changes, expectedV], [{ brand: "" }, 7n]);
  });

  it("that changes a product need not have what a new one must have", () => {
    const read = json({ productId: "m-1", brand: "Nordlys" });
    assert.deepEqual(read.toChanges().changes, { brand: "Nordlys" });
    assert.match(
      faultOf(() => read.toFields()),
      /^INVALID_REQUEST product\.title: /,
    );
    assert.match(
      faultOf(() => json({ brand: "Nordlys" })),
      /^INVALID_REQUEST product\.title: /,
    );
  });

  for (const [what, content, fault] of [
    ["no JSON", "{", /^IMPORT_RECORD_UNREADABLE .*no JSON/],
    ["no object", "[1]", /^IMPORT_RECORD_UNREADABLE .*no JSON object/],
    ["no UTF-8", Buffer.from([0x7b, 0xff, 0x7d]), /^IMPORT_RECORD_UNREADABLE .*UTF-8/],
    ["more than one value", `{}, "requestId": "x"`, /^IMPORT_RECORD_UNREADABLE /],
    ["a product with an unknown field", `{"colour":"blue"}`, /^INVALID_REQUEST .*"colour" is unknown/],
    ["a product with a field twice", `{"title":"a","title":"b"}`, /^INVALID_REQUEST .*duplicate/],
    ["a product with a field of another type", `{"title":7}`, /^INVALID_REQUEST title: /],
    ["a product with a slug that is none", `{"productId":"a","slug":"A b"}`, /^INVALID_REQUEST product\.slug: /],
  ] as const) {
    it(`is refused as ${what}`, () => {
      assert.match(
        faultOf(() => openReader(undefined)(record(content))),
        fault,
      );
    });
  }

  it("with an id that is none makes no product", () => {
    assert.match(
      faultOf(() => json({ ...MUG, productId: "a b" }).toFields()),
      /^INVALID_REQUEST product_id: /,
    );
  });
});

describe("a record of CSV", () => {
  it("puts each cell where its column says", () => {
    const header = `${PRICED},state,category_ids,attributes.colour,pictures.uri,pictures.alt_text`;
    const row =
      'Mug,990,EUR,PRODUCT_STATE_ACTIVE,mugs; gifts,"slate, blue",https://p.example/a;https://p.example/b,A;B';
    const { categoryIds, attributes, pictures, price, state } = csv(header, row).toFields();
    assert.deepEqual(
      [price, state, categoryIds],
      [{ currency: "EUR", amountMinor: 990n }, "ACTIVE", ["mugs", "gifts"]],
    );
    assert.deepEqual(attributes, { colour: "slate, blue" });
    assert.deepEqual(pictures, [
      { uri: "https://p.example/a", altText: "A" },
      { uri: "https://p.example/b", altText: "B" },
    ]);
  });

  it("gives no field by an empty cell", () => {
    assert.deepEqual(csv("product_id,title,brand", "m-1,,Nordlys").toChanges().changes, { brand: "Nordlys" });
  });

  it("has quotes and line breaks in quoted cells only", () => {
    assert.equal(csv(`${PRICED},description`, 'Mug,1,EUR,"a ""b""\r\nc"').toFields().description, 'a "b"\r\nc');
    assert.match(
      faultOf(() => csv(PRICED, '"Mug" 2,1,EUR')),
      /^IMPORT_RECORD_UNREADABLE .*quotes/,
    );
  });

  it("has as many cells as the header has columns", () => {
    assert.match(
      faultOf(() => csv(PRICED, "Mug,1")),
      /^IMPORT_RECORD_UNREADABLE .*2 cells.*3 columns/,
    );
  });

  it("is held to the contract's rules and types", () => {
    assert.match(
      faultOf(() => csv(PRICED, "Mug,cheap,EUR")),
      /^INVALID_REQUEST amount_minor: /,
    );
    assert.match(
      faultOf(() => csv(PRICED, "Mug,-1,EUR")),
      /^INVALID_REQUEST product\.price: /,
    );
    assert.match(
      faultOf(() => csv(`${PRICED},state`, "Mug,1,EUR,ACTIVE")),
      /^INVALID_REQUEST .*"ACTIVE" is no souk.catalog.v1.ProductState/,
    );
  });

  for (const column of ["colour", "price", "price.tax", "attributes", "pictures", "title.en", "", "__proto__"]) {
    it(`is not read at all under a column '${column}'`, () => {
      assert.match(
        faultOf(() => openReader(record(`title,"${column}"`))),
        /^INVALID_REQUEST .*no field of a product/,
      );
    });
  }

  it("is not read at all under a column that is there twice", () => {
    assert.match(
      faultOf(() => openReader(record("title,brand,title"))),
      /^INVALID_REQUEST title: is there twice/,
    );
  });

  it("may have attributes by any name, which the contract then refuses", () => {
    assert.match(
      faultOf(() => csv(`${PRICED},attributes.__proto__`, "Mug,1,EUR,x")),
      /^INVALID_REQUEST product\.attributes/,
    );
  });
});
