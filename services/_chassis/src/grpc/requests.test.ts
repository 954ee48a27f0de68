import assert from "node:assert/strict";
import { status as codes } from "@grpc/grpc-js";
import {
  type CreateProductRequest,
  CatalogServiceService as Definition,
  ListProductsRequest,
} from "@souk/proto/souk/catalog/v1/catalog_service";
import { Product } from "@souk/proto/souk/catalog/v1/product";
import fc from "fast-check";
import { EchoDefinition, echoContract, echoHandlers, note } from "../../test/support/echo.ts";
import { detailsOf, failureOf, type RawClient, rawClient } from "../../test/support/raw-client.ts";
import type { AppError } from "../errors/index.ts";
import { connect, startTestServer, type TestClient, type TestServer } from "../testing/index.ts";

const { createProduct, listProducts, batchGetProducts } = Definition;
const Part = { createProduct, listProducts, batchGetProducts };
const PRICE = { currencyCode: "EUR", amountMinor: 1999n };

describe("a request", () => {
  let server: TestServer;
  let raw: RawClient;
  let client: TestClient<typeof Part>;
  let handled = 0;

  before(async () => {
    const count =
      <T>(reply: T) =>
      async () => {
        handled++;
        return reply;
      };
    server = await startTestServer({
      service: "catalog",
      setUp: (grpc) =>
        grpc.add(Part, {
          createProduct: count({ product: undefined }),
          listProducts: count({ products: [], nextPageToken: "" }),
          batchGetProducts: count({ products: [], missingProductIds: [] }),
        }),
    });
    raw = await rawClient(server);
    client = await connect(server, Part, { as: "edge", user: { role: "STAFF", subject: "u-1" } });
  });
  beforeEach(() => {
    handled = 0;
  });
  after(async () => {
    raw.close();
    await server.stop();
  });

  const create = (product: Partial<Product>, productId = "") => {
    const request: CreateProductRequest = {
      product: Product.fromPartial(product as never),
      productId,
      requestId: "",
    };
    return client.createProduct(request);
  };

  async function expectViolations(call: Promise<unknown>, wanted: [field: string, rule: string][]): Promise<void> {
    await assert.rejects(call, (error: AppError) => {
      assert.equal(error.reason, "INVALID_REQUEST");
      assert.deepEqual(
        error.fieldViolations.map(({ field, rule }) => [field, rule]),
        wanted,
      );
      assert(error.fieldViolations.every(({ description }) => description !== ""));
      return true;
    });
    assert.equal(handled, 0);
  }

  it("that keeps the rules is handled", async () => {
    await create({ title: "Mug", price: PRICE }, "mug-1");
    assert.equal(handled, 1);
  });

  it("that breaks rules is told every field, by its path in the contract", () =>
    expectViolations(
      create(
        { title: "x".repeat(201), price: { ...PRICE, currencyCode: "euro" }, categoryIds: ["ok", "Not Ok"] },
        "-bad",
      ),
      [
        ["product.title", "string.max_len"],
        ["product.category_ids[1]", "string.pattern"],
        ["product.price.currency_code", "string.pattern"],
        ["product_id", "string.pattern"],
      ],
    ));

  it("that breaks a rule of a map is told the key", () =>
    expectViolations(create({ title: "Mug", price: PRICE, attributes: { colour: "" } }), [
      ['product.attributes["colour"]', "string.min_len"],
    ]));

  it("that breaks a rule of the whole message is told the field that the rule names", () =>
    expectViolations(create({}), [
      ["product.title", "product.title.required"],
      ["product.price", "product.price.required"],
    ]));

  it("that breaks a rule of an embedded message is told where", () =>
    expectViolations(create({ title: "Mug", price: { currencyCode: "EUR", amountMinor: -1n } }), [
      ["product.price", "price.not_negative"],
    ]));

  it("that lacks what is required is told what", () =>
    expectViolations(client.createProduct({ product: undefined, productId: "", requestId: "" }), [
      ["product", "required"],
    ]));

  it("with a list that repeats itself is told so", () =>
    expectViolations(client.batchGetProducts({ productIds: ["a", "a"] }), [["product_ids", "repeated.unique"]]));

  it("with a value that its enum does not have is told so", () => {
    const request = ListProductsRequest.fromPartial({ state: 77 as never });
    return expectViolations(client.listProducts(request), [["state", "enum.defined_only"]]);
  });

  async function expectMalformed(bytes: Uint8Array): Promise<void> {
    const error = await failureOf(raw.unary(listProducts.path, bytes));
    assert.deepEqual([error.code, detailsOf(error)?.reason], [codes.INVALID_ARGUMENT, "MALFORMED_REQUEST"]);
    assert.equal(handled, 0);
  }

  it("of bytes that are no message is malformed", async () => {
    await expectMalformed(Buffer.from([0x0a, 0xff]));
    await expectMalformed(Buffer.from("not a message at all"));
    await expectMalformed(Buffer.from([0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80]));
  });

  it("with text that is no UTF-8 is malformed", async () => {
    for (const bytes of [[0xff], [0xc3, 0x28], [0xed, 0xa0, 0x80], [0xf0, 0x9f, 0x98]]) {
      await expectMalformed(Buffer.from([0x32, bytes.length, ...bytes]));
    }
  });

  it("with fields that this version does not know is handled", async () => {
    await raw.unary(listProducts.path, Buffer.from([0xf8, 0x3f, 0x01]));
    assert.equal(handled, 1);
  });

  it("of any bytes is handled or refused as the caller's fault, never a fault of ours", async () => {
    const bytes = fc.uint8Array({ maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(bytes, async (body) => {
        const code = await raw.unary(listProducts.path, body).then(
          () => codes.OK,
          (error) => error.code,
        );
        assert([codes.OK, codes.INVALID_ARGUMENT].includes(code), `code ${code}`);
      }),
      { numRuns: 150 },
    );
  });

  it("larger than four megabytes is refused", async () => {
    const error = await failureOf(raw.unary(listProducts.path, Buffer.alloc(4 * 1024 * 1024 + 1)));
    assert.equal(error.code, codes.RESOURCE_EXHAUSTED);
  });
});

describe("a request of nested messages", () => {
  let server: TestServer;
  let raw: RawClient;

  before(async () => {
    server = await startTestServer({
      contract: echoContract,
      setUp: (grpc) => grpc.add(EchoDefinition, echoHandlers()),
    });
    raw = await rawClient(server);
  });
  after(async () => {
    raw.close();
    await server.stop();
  });

  function varint(value: number): number[] {
    return value < 128 ? [value] : [(value & 127) | 128, ...varint(value >>> 7)];
  }

  /** A message in a message in a message: the lengths are written from the innermost outwards. */
  function nested(depth: number): Buffer {
    const heads: number[][] = [];
    for (let length = 0, i = 0; i < depth; i++) {
      const head = [0x22, ...varint(length)];
      length += head.length;
      heads.push(head);
    }
    return Buffer.from(heads.toReversed().flat());
  }

  it("is handled when it is as deep as messages are", async () => {
    await raw.unary(EchoDefinition.echo.path, nested(50));
  });

  it("is malformed when its depth is a bomb", async () => {
    for (const depth of [200, 5_000, 100_000]) {
      const error = await failureOf(raw.unary(EchoDefinition.echo.path, nested(depth)));
      assert.deepEqual([error.code, detailsOf(error)?.reason], [codes.INVALID_ARGUMENT, "MALFORMED_REQUEST"]);
    }
  });

  it("is checked message by message in a stream", async () => {
    const bad = { ...EchoDefinition.collect, requestSerialize: (value: Uint8Array) => Buffer.from(value) };
    const error = await failureOf(raw.collect(bad, [Buffer.alloc(0), Buffer.from([0x0a, 0xff])]));
    assert.equal(detailsOf(error)?.reason, "MALFORMED_REQUEST");
  });

  it("belongs to the token's user where the contract says so, whatever stands in it", async () => {
    const client = await connect(server, EchoDefinition, {
      as: "edge",
      user: { role: "USER", subject: "u-1" },
    });
    assert.equal((await client.mine({ ...note("x"), owner: "u-2" })).owner, "u-1");
    assert.equal((await client.mine(note("x"))).owner, "u-1");
    const nobody = await connect(server, EchoDefinition, { as: "edge" });
    await assert.rejects(nobody.mine(note("x")), { reason: "TOKEN_REQUIRED" });
  });
});
