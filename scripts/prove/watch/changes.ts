import { setTimeout as delay } from "node:timers/promises";
import { backgroundContext } from "@souk/chassis/context";
import { connectAsEdge, type TestKeys } from "@souk/chassis/testing";
import { CatalogServiceService } from "@souk/proto/souk/catalog/v1/catalog_service";
import { Product, ProductState } from "@souk/proto/souk/catalog/v1/product";
import { insist } from "../support/insist.ts";

/** Whoever changes the products that are watched. */
export interface Changer {
  /** Makes the changes from number `first` up to `end`, spread over so many milliseconds: products are created, then retitled in turn. */
  change(first: number, end: number, overMs: number): Promise<void>;
  close(): Promise<void>;
}

export interface ChangerOptions {
  readonly catalogPort: number;
  readonly keys: TestKeys;
  readonly products: number;
}

const CALL_TIMEOUT_MS = 5_000;
const WRITERS = 8;
/** Makes a product large: a backlog that a server kept for a slow watcher would show in its memory. */
const DESCRIPTION = "A long description. ".repeat(500);
const PICTURE = { uri: `https://pictures.example/${"x".repeat(4_000)}`, altText: "" };
export const PRODUCT_KB = 26;

export async function startChanger({ catalogPort, keys, products }: ChangerOptions): Promise<Changer> {
  const { peer, client } = connectAsEdge(CatalogServiceService, { name: "catalog", port: catalogPort }, keys);
  const userToken = await keys.userToken({ role: "STAFF", subject: "prover" });
  const context = () => ({
    ...backgroundContext("changer", new AbortController().signal, Date.now() + CALL_TIMEOUT_MS),
    userToken,
  });

  async function changeOne(i: number): Promise<void> {
    const productId = `watched-${i % products}`;
    const requestId = `change-${i}`;
    if (i < products) {
      await insist(() => client.createProduct({ product: newProduct(productId), productId, requestId }, context()));
    } else {
      const product = Product.fromPartial({ productId, title: `Retitled ${i}` });
      await insist(() => client.updateProduct({ product, updateMask: ["title"], requestId }, context()));
    }
  }

  async function change(first: number, end: number, overMs: number): Promise<void> {
    const startedAt = performance.now();
    let next = first;
    const writer = async () => {
      for (let i = next++; i < end; i = next++) {
        const due = startedAt + ((i - first) * overMs) / (end - first);
        await delay(Math.max(due - performance.now(), 0));
        await changeOne(i);
      }
    };
    await Promise.all(Array.from({ length: WRITERS }, writer));
  }

  return { change, close: () => peer.stop() };
}

function newProduct(productId: string): Product {
  return Product.fromPartial({
    ...{ title: "Watched", slug: productId, state: ProductState.ACTIVE, description: DESCRIPTION },
    pictures: Array.from({ length: 4 }, () => PICTURE),
    price: { currencyCode: "EUR", amountMinor: 100n },
  });
}
