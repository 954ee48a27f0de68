import type { CallIdentity } from "@souk/chassis/context";
import type { Product, ProductEvent } from "../../src/domain/product.ts";
import type { ProductOrder, ProductQuery } from "../../src/domain/product-query.ts";
import type { FinishedCall, PageKeys, ProductStore, Slot } from "../../src/usecases/ports.ts";

interface Stored {
  v: bigint;
  product?: Product;
  origin?: { key: string | undefined; fingerprint: string };
  ops: Map<string, FinishedCall>;
}

type Key = string | bigint | Date;

/** The store's port in memory; the suite that it shares with MongoDB's keeps the two alike. */
export class MemoryProductStore implements ProductStore {
  readonly events: { productId: string; event: ProductEvent }[] = [];
  readonly #stored = new Map<string, Stored>();

  async read(id: string): Promise<Slot> {
    const stored = this.#stored.get(id);
    if (!stored) return {};
    const { v, product, origin } = stored;
    return { v, ...(product ? { product } : {}), ...(origin ? { origin } : {}) };
  }

  async getMany(ids: readonly string[]): Promise<Product[]> {
    return ids.flatMap((id) => this.#stored.get(id)?.product ?? []);
  }

  async creatorsOf(ids: readonly string[]): Promise<ReadonlyMap<string, string | undefined>> {
    const there = ids.filter((id) => this.#stored.get(id)?.product);
    return new Map(there.map((id) => [id, this.#stored.get(id)?.origin?.key]));
  }

  async list(query: ProductQuery, after: PageKeys | undefined, limit: number): Promise<Product[]> {
    const matching = [...this.#stored.values()].flatMap(({ product }) =>
      product && matches(product, query) ? product : [],
    );
    const sorted = matching.sort((a, b) => compareKeys(this.keysOf(a, query), this.keysOf(b, query), query.order));
    const rest = after
      ? sorted.filter((each) => compareKeys(this.keysOf(each, query), after, query.order) > 0)
      : sorted;
    return rest.slice(0, limit);
  }

  async *everyProduct(): AsyncGenerator<readonly Product[], void> {
    const all = [...this.#stored.values()].flatMap(({ product }) => product ?? []);
    yield all.sort((a, b) => compare(a.id, b.id));
  }

  keysOf(product: Product, { order }: ProductQuery): PageKeys {
    if (order === "title") return [product.title, product.id];
    return [order === "create_time desc" ? product.createTime : product.price.amountMinor, product.id];
  }

  async create(product: Product, events: readonly ProductEvent[], call: CallIdentity, over: Slot): Promise<boolean> {
    if (this.#stored.get(product.id)?.v !== over.v) return false;
    const { key, fingerprint } = call;
    this.#stored.set(product.id, { v: product.v, product, origin: { key, fingerprint }, ops: new Map() });
    this.#tell(product, events);
    return true;
  }

  async update(product: Product, events: readonly ProductEvent[], call: CallIdentity): Promise<boolean> {
    const stored = this.#stored.get(product.id);
    if (stored?.v !== product.v - 1n) return false;
    Object.assign(stored, { v: product.v, product });
    if (call.key) stored.ops.set(call.key, { fingerprint: call.fingerprint, product });
    this.#tell(product, events);
    return true;
  }

  async remember(product: Product, { key, fingerprint }: CallIdentity): Promise<boolean> {
    const stored = this.#stored.get(product.id);
    if (stored?.v !== product.v) return false;
    if (key) stored.ops.set(key, { fingerprint, product });
    return true;
  }

  async forgetCalls(): Promise<void> {
    for (const { ops } of this.#stored.values()) ops.clear();
  }

  async finishedCall(id: string, key: string): Promise<FinishedCall | undefined> {
    return this.#stored.get(id)?.ops.get(key);
  }

  async fence(id: string, { v }: Slot): Promise<boolean> {
    const stored = this.#stored.get(id);
    if (stored?.v !== v) return false;
    if (!stored) this.#stored.set(id, { v: 1n, ops: new Map() });
    else {
      stored.v += 1n;
      if (stored.product) stored.product = { ...stored.product, v: stored.v };
    }
    return true;
  }

  #tell({ id }: Product, events: readonly ProductEvent[]): void {
    this.events.push(...events.map((event) => ({ productId: id, event })));
  }
}

function matches(product: Product, { state, filter }: ProductQuery): boolean {
  if (product.state !== state) return false;
  if (!filter) return true;
  if (filter.by === "category_id") return product.categoryIds.includes(filter.value);
  return (filter.by === "brand" ? product.brand : product.variantGroup) === filter.value;
}

function compareKeys(a: PageKeys, b: PageKeys, order: ProductOrder): number {
  const sign = order.endsWith("desc") ? -1 : 1;
  const at = a.findIndex((key, i) => compare(key, b[i] as Key) !== 0);
  return at < 0 ? 0 : sign * compare(a[at] as Key, b[at] as Key);
}

function compare(a: Key, b: Key): number {
  if (a instanceof Date) return a.getTime() - (b as Date).getTime();
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
