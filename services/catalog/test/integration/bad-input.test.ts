import assert from "node:assert/strict";
import { Metadata, status } from "@grpc/grpc-js";
import { decodeStatus, fromStatus } from "@souk/chassis/errors";
import { PeerError } from "@souk/chassis/grpc";
import { CreateProductRequest } from "@souk/proto/souk/catalog/v1/catalog_service";
import { type RunningCatalog, startCatalog } from "../support/harness.ts";
import { mugRequest } from "../support/mothers.ts";

const CREATE = "/souk.catalog.v1.CatalogService/CreateProduct";
const VALID = Buffer.from(CreateProductRequest.encode(mugRequest("bad-input")).finish());

/** A field of wire type 2: tag, length, bytes. */
function field(number: number, bytes: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from([(number << 3) | 2, bytes.length]), bytes]);
}

function product(changes: Parameters<typeof mugRequest>[1]): Buffer {
  return Buffer.from(CreateProductRequest.encode(mugRequest("bad-input", changes)).finish());
}

const price = (currencyCode: string, amountMinor: bigint) => product({ price: { currencyCode, amountMinor } });
const picture = (uri: string) => product({ pictures: [{ uri, altText: "" }] });

const MALFORMED: readonly [what: string, bytes: Buffer][] = [
  ["bytes that are no message", Buffer.from([0xff, 0xff, 0xff])],
  ["a message cut short", VALID.subarray(0, VALID.length - 3)],
  ["invalid UTF-8 in a string", field(2, Buffer.from([0xc3, 0x28]))],
  ["a length that reaches past the end", Buffer.from([0x12, 0xff, 0xff, 0xff, 0x7f])],
  ["10,000 nested groups", Buffer.alloc(10_000, (99 << 3) | 3)],
  ["field number zero", Buffer.from([0x00, 0x00])],
];

const INVALID: readonly [what: string, bytes: Buffer, field: string][] = [
  ["no product at all", Buffer.alloc(0), "product"],
  ["a string where the product belongs", field(3, Buffer.from("only a request id")), "product"],
  ["an empty title", product({ title: "" }), "product.title"],
  ["a title of 201 characters", product({ title: "x".repeat(201) }), "product.title"],
  ["no price", product({ price: undefined }), "product.price"],
  ["a negative price", price("EUR", -1n), "product.price"],
  ["a currency that is none", price("eur", 1n), "product.price.currency_code"],
  ["a slug with spaces", product({ slug: "a b" }), "product.slug"],
  ["a category twice", product({ categoryIds: ["a", "a"] }), "product.category_ids"],
  ["an operator as attribute name", product({ attributes: { $gt: "x" } }), 'product.attributes["$gt"]'],
  ["a picture that is a script", picture("javascript:alert(1)"), "product.pictures[0].uri"],
  ["a picture of text/html", picture("data:text/html,<b>"), "product.pictures[0].uri"],
  ["a state that is none", product({ state: 99 as never }), "product.state"],
];

describe("bad input to the catalog", () => {
  let catalog: RunningCatalog;
  before(async () => {
    catalog = await startCatalog();
  });
  after(async () => {
    assert.equal(await catalog.mongo.db.collection("products").countDocuments(), 0, "something was written");
    assert.equal(await catalog.mongo.db.collection("slugs").countDocuments(), 0, "a slug was claimed");
    await catalog.stop();
  });

  async function refusalOf(bytes: Buffer) {
    const metadata = new Metadata();
    metadata.set("authorization", `Bearer ${(await catalog.as("STAFF")).userToken}`);
    const call = catalog.peer.unary(CREATE, bytes, { deadline: Date.now() + 5_000, metadata });
    const error = await call.then(
      () => assert.fail("was accepted"),
      (refusal: unknown) => refusal,
    );
    assert.ok(error instanceof PeerError, String(error));
    assert.equal(error.code, status.INVALID_ARGUMENT, error.message);
    const told = fromStatus(decodeStatus(error.statusDetails ?? Buffer.alloc(0)) ?? assert.fail("no details"));
    return told ?? assert.fail("no reason");
  }

  for (const [what, bytes] of MALFORMED) {
    it(`refuses ${what}`, async () => assert.equal((await refusalOf(bytes)).reason, "MALFORMED_REQUEST"));
  }

  for (const [what, bytes, path] of INVALID) {
    it(`refuses ${what} and names ${path}`, async () => {
      const { reason, fieldViolations } = await refusalOf(bytes);
      assert.equal(reason, "INVALID_REQUEST");
      assert.ok(
        fieldViolations.some(({ field }) => field === path),
        JSON.stringify(fieldViolations),
      );
    });
  }

  it("refuses a price in another currency by its own reason", async () => {
    const { domain, reason, metadata } = await refusalOf(price("USD", 1n));
    assert.deepEqual([domain, reason], ["souk.catalog.v1", "CURRENCY_NOT_ACCEPTED"]);
    assert.deepEqual(metadata, { currency: "USD", accepted: "EUR" });
  });
});
