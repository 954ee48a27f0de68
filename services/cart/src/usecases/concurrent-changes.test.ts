import assert from "node:assert/strict";
import { fakePorts, seededRandom } from "@souk/chassis/testing";
import fc from "fast-check";
import { MemoryCartStore } from "../../test/support/memory-cart-store.ts";
import { type Carts, openCarts, selling } from "../../test/support/use-cases.ts";
import { type Cart, emptyCart, MOST_LINES, MOST_UNITS } from "../domain/cart.ts";

const PRODUCTS = Array.from({ length: 24 }, (_, i) => `p-${i}`);
const SETTERS = ["ada", "guest-1"];

/** A store whose every call takes a while, as chance will have it: so calls overlap in every order. */
class SlowStore extends MemoryCartStore {
  readonly #turns: () => number;

  constructor(seed: number) {
    super();
    const random = seededRandom(seed);
    this.#turns = () => Math.floor(random.next() * 6);
  }

  override async read(ownerId: string): Promise<Cart | undefined> {
    await this.#pass();
    return super.read(ownerId);
  }

  override async write(cart: Cart): Promise<boolean> {
    await this.#pass();
    return super.write(cart);
  }

  async #pass(): Promise<void> {
    for (let i = this.#turns(); i > 0; i--) await Promise.resolve();
  }
}

const seeds = fc.integer({ min: 1, max: 1_000_000 });
const owners = fc.constantFrom(...SETTERS);
const products = fc.constantFrom(...PRODUCTS);
const units = fc.integer({ min: 1, max: 4 });

type Command = (carts: Carts) => Promise<unknown>;
/** Only ever adds, and less than 99 of anything: so what is there at the end is the sum of what was done. */
const adds = fc.record({ owner: owners, productId: products, quantity: units });
/** May take away again. */
const changes = fc.oneof(
  fc.tuple(owners, products, units).map(
    ([owner, id, n]): Command =>
      (carts) =>
        carts.add(owner, id, n),
  ),
  fc.tuple(owners, products, fc.nat(MOST_UNITS)).map(
    ([owner, id, n]): Command =>
      (carts) =>
        carts.set(owner, id, n),
  ),
  fc.tuple(owners, products).map(
    ([owner, id]): Command =>
      (carts) =>
        carts.remove(owner, id),
  ),
  fc.constant<Command>((carts) => carts.merge("ada", "guest-1")),
  fc.nat(3).map(
    (n): Command =>
      (carts) =>
        carts.begin("guest-1", `o-${n}`),
  ),
  fc.nat(3).map(
    (n): Command =>
      (carts) =>
        carts.end("guest-1", `o-${n}`),
  ),
);

async function quantitiesOf(carts: Carts, ownerId: string): Promise<ReadonlyMap<string, number>> {
  const { lines } = (await carts.carts.read(ownerId)) ?? emptyCart(ownerId);
  return new Map(lines.map(({ productId, quantity }) => [productId, quantity]));
}

function refusedWith(outcome: PromiseSettledResult<unknown>): string | undefined {
  return outcome.status === "rejected" ? String(outcome.reason.reason) : undefined;
}

type Add = typeof adds extends fc.Arbitrary<infer T> ? T : never;

/** How many units of each product were put in; nothing but a full cart may have kept one out. */
function sumOf(all: readonly Add[], outcomes: readonly PromiseSettledResult<unknown>[]): ReadonlyMap<string, number> {
  const refusals = outcomes.map(refusedWith);
  assert.ok(
    refusals.every((reason) => reason === undefined || reason === "CART_FULL"),
    String(refusals),
  );
  const done = all.filter((_, i) => refusals[i] === undefined);
  const byProduct = Map.groupBy(done, ({ productId }) => productId);
  return new Map([...byProduct].map(([id, own]) => [id, own.reduce((sum, { quantity }) => sum + quantity, 0)]));
}

describe("changes of two carts at once, with merges among them", () => {
  it("lose no unit and double none, however they overlap and whichever are refused", async () => {
    const property = fc.asyncProperty(
      seeds,
      fc.array(adds, { maxLength: 24, size: "max" }),
      fc.nat(4),
      async (seed, all, merges) => {
        const carts = openCarts(selling(...PRODUCTS), new SlowStore(seed), fakePorts({ seed }));
        const adding = all.map(({ owner, productId, quantity }) => carts.add(owner, productId, quantity));
        const merging = Array.from({ length: merges }, () => carts.merge("ada", "guest-1"));
        const outcomes = await Promise.allSettled(adding);
        await Promise.allSettled(merging);

        const expected = sumOf(all, outcomes);
        const [own, guest] = [await quantitiesOf(carts, "ada"), await quantitiesOf(carts, "guest-1")];
        for (const productId of PRODUCTS) {
          const there = (own.get(productId) ?? 0) + (guest.get(productId) ?? 0);
          assert.equal(there, expected.get(productId) ?? 0, productId);
        }
      },
    );
    await fc.assert(property, { numRuns: 300 });
  });

  it("keep every limit, leave no merge half done, and are refused only for what the contract says", async () => {
    const known = [undefined, "CART_FULL", "QUANTITY_TOO_LARGE", "CART_EMPTY", "CART_CHANGED", "CHECKOUT_BEGUN"];
    const property = fc.asyncProperty(seeds, fc.array(changes, { maxLength: 60, size: "max" }), async (seed, all) => {
      const carts = openCarts(selling(...PRODUCTS), new SlowStore(seed), fakePorts({ seed }));
      const outcomes = await Promise.allSettled(all.map((change) => change(carts)));
      for (const outcome of outcomes) assert.ok(known.includes(refusedWith(outcome)), refusedWith(outcome));
      for (const owner of SETTERS) {
        const { lines, leaving } = (await carts.carts.read(owner)) ?? emptyCart(owner);
        assert.ok(lines.length <= MOST_LINES);
        assert.equal(new Set(lines.map(({ productId }) => productId)).size, lines.length);
        assert.ok(lines.every(({ quantity }) => quantity >= 1 && quantity <= MOST_UNITS));
        assert.equal(leaving, undefined);
      }
    });
    await fc.assert(property, { numRuns: 300 });
  });
});
