import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { demoCategories } from "./categories.ts";
import { demoProducts } from "./products.ts";
import { seed } from "./seed.ts";
import { ShopClient } from "./shop-client.ts";

/** A shop in memory that answers as the edge does, as far as seeding goes. */
class FakeShop {
  readonly categories = new Map<string, Record<string, unknown>>();
  readonly products = new Map<string, Record<string, unknown>>();
  readonly stock = new Map<string, bigint>();
  readonly writes: string[] = [];
  /** Statuses to answer with before anything else. */
  readonly faults: number[] = [];
  spoil: (product: Record<string, unknown>) => Record<string, unknown> = (product) => product;
  #server: Server | undefined;

  async open(): Promise<ShopClient> {
    this.#server = createServer(async (request, response) => {
      const [status, body] = await this.#answer(request);
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
    }).listen(0, "127.0.0.1");
    await once(this.#server, "listening");
    return new ShopClient(`http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`, {
      token: async () => "token",
    });
  }

  close(): void {
    this.#server?.closeAllConnections();
    this.#server?.close();
  }

  async #answer(request: IncomingMessage): Promise<[number, unknown]> {
    const fault = this.faults.shift();
    if (fault) return [fault, {}];
    const url = new URL(request.url ?? "", "http://shop");
    if (request.headers.authorization !== "Bearer token") return [401, {}];
    const [, , kind, name = ""] = url.pathname.split("/");
    if (request.method === "GET") return kind === "products" ? this.#product(name) : this.#stockOf(name);
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = JSON.parse(Buffer.concat(chunks).toString()) as Record<string, unknown>;
    if (kind === "categories") return this.#categorise(url, body);
    return kind === "products" ? this.#create(url, body) : this.#adjust(name.replace(":adjust", ""), body);
  }

  #create(url: URL, body: Record<string, unknown>): [number, unknown] {
    const id = url.searchParams.get("productId") ?? "";
    assert.equal(url.searchParams.get("requestId"), `seed-${id}`);
    if (this.products.has(id)) return [201, this.products.get(id)];
    this.writes.push(id);
    const times = { createTime: "2026-01-01T00:00:00Z", updateTime: "2026-01-01T00:00:00Z" };
    this.products.set(id, { ...this.spoil(body), productId: id, ...times });
    this.stock.set(id, 0n);
    return [201, this.products.get(id)];
  }

  #categorise(url: URL, body: Record<string, unknown>): [number, unknown] {
    const id = url.searchParams.get("categoryId") ?? "";
    assert.equal(url.searchParams.get("requestId"), `seed-${id}`);
    const { parentCategoryId } = body;
    if (parentCategoryId && !this.categories.has(String(parentCategoryId))) return [404, {}];
    this.categories.set(id, body);
    return [201, body];
  }

  #adjust(id: string, { delta }: Record<string, unknown>): [number, unknown] {
    this.writes.push(`${id}+${delta}`);
    this.stock.set(id, (this.stock.get(id) ?? 0n) + BigInt(String(delta)));
    return [200, {}];
  }

  #product(id: string): [number, unknown] {
    return this.products.has(id) ? [200, this.products.get(id)] : [404, {}];
  }

  #stockOf(id: string): [number, unknown] {
    const quantity = this.stock.get(id);
    if (quantity === undefined) return [404, {}];
    return [200, { productId: id, ...(quantity === 0n ? {} : { availableQuantity: String(quantity) }) }];
  }
}

describe("seeding the demo shop", () => {
  const some = demoProducts().slice(0, 20);
  let shop: FakeShop;
  beforeEach(() => {
    shop = new FakeShop();
  });
  afterEach(() => shop.close());

  it("puts in every product and its stock", async () => {
    assert.match(await seed(await shop.open(), some), /^20 products in/);
    for (const { productId, stock } of some) assert.equal(shop.stock.get(productId), BigInt(stock));
  });

  it("puts in every category, each after its parent and before any product", async () => {
    shop.spoil = (product) => {
      assert.equal(shop.categories.size, demoCategories().length);
      return product;
    };
    await seed(await shop.open(), some);
    assert.deepEqual(
      [...shop.categories.keys()],
      demoCategories().map(({ categoryId }) => categoryId),
    );
  });

  it("changes nothing the second time", async () => {
    const client = await shop.open();
    await seed(client, some);
    const before = shop.writes.length;
    await seed(client, some);
    assert.equal(shop.writes.length, before);
  });

  it("goes on where an earlier run broke off", async () => {
    const client = await shop.open();
    await seed(client, some.slice(0, 7));
    await seed(client, some);
    assert.equal(shop.writes.length, 2 * some.length);
  });

  it("tries again while the shop is overloaded", async () => {
    shop.faults.push(503, 429);
    await seed(await shop.open(), some.slice(0, 2));
    assert.equal(shop.products.size, 2);
  });

  it("fails loudly when the shop refuses, and begins nothing new", async () => {
    const client = await shop.open();
    shop.faults.push(400);
    await assert.rejects(seed(client, some), /^ShopError: POST \/v1\/categories\?categoryId=.*: 400/);
    await seed(client, []);
    shop.faults.push(
      ...Array.from({ length: demoCategories().length }, () => 201),
      ...Array.from({ length: 8 }, () => 400),
    );
    await assert.rejects(seed(client, some), /^ShopError: POST \/v1\/products\?productId=.*: 400/);
    assert.equal(shop.products.size, 0);
  });

  it("fails when what comes back is not what went in", async () => {
    shop.spoil = (product) => ({ ...product, price: { currencyCode: "EUR", amountMinor: "1" } });
    await assert.rejects(seed(await shop.open(), some), /'price' is \{"currencyCode":"EUR","amountMinor":"1"\}/);
  });
});

describe("the demo shop", () => {
  const products = demoProducts();

  it("has at least 300 products with ids of their own, always the same", () => {
    assert.ok(products.length >= 300, String(products.length));
    assert.equal(new Set(products.map(({ productId }) => productId)).size, products.length);
    assert.deepEqual(demoProducts(), products);
  });

  it("keeps the rules of the contract", () => {
    for (const { productId, stock, product } of products) {
      const { title, slug, price, pictures, categoryIds, attributes } = product;
      assert.match(productId, /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/);
      assert.match(slug, /^[a-z0-9]+(-[a-z0-9]+)*$/);
      assert.ok(title.length <= 200 && title.length > 3, title);
      assert.ok(Number(price.amountMinor) >= 100, `${productId} costs ${price.amountMinor}`);
      assert.ok(Number(stock) > 0);
      assert.ok(new Set(categoryIds).size === categoryIds.length, productId);
      for (const id of categoryIds) assert.match(id, /^[a-z0-9]+(-[a-z0-9]+)*$/);
      for (const key of Object.keys(attributes)) assert.match(key, /^[a-z][a-z0-9_]{0,39}$/);
      for (const { uri } of pictures) {
        assert.match(uri, /^data:image\/svg\+xml,[^\s"'<>]+$/);
        assert.ok(uri.length <= 1_500, `${productId}: ${uri.length}`);
      }
    }
  });

  it("has a tree that holds every category which a product names, once", () => {
    const categories = demoCategories();
    const ids = categories.map(({ categoryId }) => categoryId);
    assert.equal(new Set(ids).size, ids.length);
    assert.deepEqual(new Set(products.flatMap(({ product }) => product.categoryIds)), new Set(ids));
    const tableLamps = categories.find(({ categoryId }) => categoryId === "table-lamps");
    assert.deepEqual(tableLamps?.category, { title: "Table lamps", parentCategoryId: "lamps" });
  });

  it("has variants that share a group and differ in colour or size", () => {
    const groups = Map.groupBy(products, ({ product }) => product.variantGroup ?? "");
    groups.delete("");
    assert.ok(groups.size > 30);
    for (const [group, members] of groups) {
      const kinds = members.map(({ product }) => `${product.attributes.colour}/${product.attributes.size}`);
      assert.ok(members.length > 1, group);
      assert.equal(new Set(kinds).size, members.length, group);
    }
  });
});
