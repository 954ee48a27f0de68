import { isDeepStrictEqual } from "node:util";
import type { JsonReply } from "../kit/http.ts";
import { poll } from "../kit/wait.ts";
import { signedIn } from "../secrets/sign-in.ts";
import { type DemoCategory, demoCategories } from "./categories.ts";
import { type DemoProduct, demoProducts } from "./products.ts";
import { ShopClient, ShopError } from "./shop-client.ts";

/** The services that take part in seeding. */
export const SEED_NEEDS: readonly string[] = ["identity", "catalog", "inventory", "edge"];

const CONCURRENCY = 8;
/** Stock is opened by an event: catalog's outbox, its log, a queue, inventory. */
const STOCK_OPENS_WITHIN_MS = 30_000;

/** Seeds the demo shop unless it is there, and tells what became of it. Never throws: a shop without goods still runs. */
export async function seedIfEmpty(baseUrl: string, dataDir: string): Promise<string> {
  try {
    const shop = openShop(baseUrl, dataDir);
    const products = demoProducts();
    if (await isSeeded(shop, products)) return `${products.length} products (seeded before)`;
    return await seed(shop, products);
  } catch (error) {
    return `NOT SEEDED: ${(error as Error).message} (\`make seed\` tries again)`;
  }
}

/** The shop as staff of its demo accounts see it. */
export function openShop(baseUrl: string, dataDir: string): ShopClient {
  return new ShopClient(baseUrl, signedIn({ baseUrl, dataDir, role: "staff" }));
}

/** The stock of the last product is the last thing that is written, so it stands for all but what an older shop had not: categories. */
async function isSeeded(shop: ShopClient, products: readonly DemoProduct[]): Promise<boolean> {
  const tree = await shop.get("/v1/categories?pageSize=1");
  if (!tree.body.categories) return false;
  const { status, body } = await shop.get(`/v1/stock/${products.at(-1)?.productId}`);
  return status === 200 && hasStock(body);
}

/**
 * Puts every category, and every product and its stock, into the shop and reads products and stock back. Harmless when they
 * are there: ids and request ids are fixed, so that each write happens once, and only empty stock is filled.
 *
 * @throws ShopError when the shop answers anything but what it should
 */
export async function seed(shop: ShopClient, products: readonly DemoProduct[] = demoProducts()): Promise<string> {
  const started = performance.now();
  for (const category of demoCategories()) await seedCategory(shop, category); // one by one, as they are to stand
  await eachOf(products, (product) => seedProduct(shop, product));
  await eachOf(products.slice(0, -1), (product) => seedStock(shop, product)); // meanwhile events have opened it
  await eachOf(products.slice(-1), (product) => seedStock(shop, product));
  const seconds = ((performance.now() - started) / 1_000).toFixed(1);
  return `${products.length} products in ${seconds} s`;
}

async function seedCategory(shop: ShopClient, { categoryId, category }: DemoCategory): Promise<void> {
  const path = `/v1/categories?categoryId=${categoryId}&requestId=seed-${categoryId}`;
  const created = await shop.post(path, category);
  if (![200, 201, 409].includes(created.status)) throw unexpected(`POST ${path}`, created);
}

async function seedProduct(shop: ShopClient, { productId, product }: DemoProduct): Promise<void> {
  const path = `/v1/products?productId=${productId}&requestId=seed-${productId}`;
  const created = await shop.post(path, product);
  if (![200, 201, 409].includes(created.status)) throw unexpected(`POST ${path}`, created);
  await readBack(shop, productId, product);
}

async function seedStock(shop: ShopClient, { productId, stock }: DemoProduct): Promise<void> {
  const path = `/v1/stock/${productId}`;
  const opened = await poll(async () => ifFound(await shop.get(path)), {
    ...{ timeoutMs: STOCK_OPENS_WITHIN_MS, everyMs: 100 },
  });
  if (!opened) throw new ShopError(`GET ${path}: inventory did not open it within ${STOCK_OPENS_WITHIN_MS / 1_000} s`);
  if (hasStock(opened.body)) return;
  const adjusted = await shop.post(`${path}:adjust`, {
    delta: stock,
    note: "demo shop",
    requestId: `seed-${productId}`,
  });
  if (adjusted.status !== 200) throw unexpected(`POST ${path}:adjust`, adjusted);
  const { body } = await shop.get(path);
  if (body.availableQuantity !== stock) throw new ShopError(`${path}: ${body.availableQuantity}, not ${stock}`);
}

function ifFound(reply: JsonReply): JsonReply | undefined {
  return reply.status === 200 ? reply : undefined;
}

function hasStock({ availableQuantity = "0" }: Record<string, unknown>): boolean {
  return availableQuantity !== "0";
}

/** What staff have changed since is theirs; but a product that was made just now must be what was sent. */
async function readBack(shop: ShopClient, productId: string, sent: DemoProduct["product"]): Promise<void> {
  const { status, body } = await shop.get(`/v1/products/${productId}`);
  if (status !== 200) throw unexpected(`GET /v1/products/${productId}`, { status, body });
  if (body.createTime !== body.updateTime) return;
  const wrong = Object.entries(sent).find(([key, value]) => !isDeepStrictEqual(body[key], value));
  if (wrong) throw new ShopError(`${productId}: '${wrong[0]}' is ${JSON.stringify(body[wrong[0]])}, not what was sent`);
}

function unexpected(call: string, { status, body }: { status: number; body: unknown }): ShopError {
  return new ShopError(`${call}: ${status} ${JSON.stringify(body).slice(0, 500)}`);
}

/** Works on a few at a time; after a failure nothing new is begun. */
async function eachOf<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const rest = [...items];
  const worker = async () => {
    for (let item = rest.shift(); item !== undefined; item = rest.shift()) await work(item);
  };
  const stopAll = () => void rest.splice(0);
  await Promise.all(Array.from({ length: CONCURRENCY }, () => worker().finally(stopAll)));
}
