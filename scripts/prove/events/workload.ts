import { backgroundContext, type RequestContext } from "@souk/chassis/context";
import { systemPorts } from "@souk/chassis/ports";
import { connectAsEdge, type TestKeys } from "@souk/chassis/testing";
import { CatalogServiceService } from "@souk/proto/souk/catalog/v1/catalog_service";
import { Product, ProductState } from "@souk/proto/souk/catalog/v1/product";
import { insist } from "../support/insist.ts";

/** Staff at work: each change is asked for again, with its request id, until it is answered. */
export interface Staff {
  /** Change number `i`: even ones create a product, odd ones retitle the one before. Each makes one event. */
  change(i: number): Promise<void>;
  close(): Promise<void>;
}

export async function hireStaff(catalogPort: number, keys: TestKeys): Promise<Staff> {
  const ports = systemPorts();
  const { peer, client } = connectAsEdge(CatalogServiceService, { name: "catalog", port: catalogPort }, keys);
  const userToken = await keys.userToken({ role: "STAFF", subject: "prover" });

  function context(): RequestContext {
    const background = backgroundContext(ports.ids.next(), new AbortController().signal, ports.clock.now() + 5_000);
    return { ...background, userToken };
  }

  async function change(i: number): Promise<void> {
    const productId = productIdOf(i);
    const requestId = `change-${i}`;
    if (i % 2 === 0) {
      await insist(() => client.createProduct({ product: newProduct(productId), productId, requestId }, context()));
    } else {
      const product = Product.fromPartial({ productId, title: `Retitled ${i}` });
      await insist(() => client.updateProduct({ product, updateMask: ["title"], requestId }, context()));
    }
  }

  return { change, close: () => peer.stop() };
}

export function productIdOf(i: number): string {
  return `proof-${i - (i % 2)}`;
}

function newProduct(productId: string): Product {
  return Product.fromPartial({
    ...{ title: "Proof", slug: productId, state: ProductState.ACTIVE },
    price: { currencyCode: "EUR", amountMinor: 100n },
  });
}
