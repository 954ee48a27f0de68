import type { Clock, Ids } from "@souk/chassis/ports";
import type { SlugClaim, SlugClaims } from "../../src/usecases/ports.ts";

interface Stored {
  productId: string;
  nonce: string;
  doubtAt: Date | undefined;
}

/** The port in memory. */
export class MemorySlugClaims implements SlugClaims {
  readonly #stored = new Map<string, Stored>();
  readonly #clock: Clock;
  readonly #ids: Ids;

  constructor({ clock, ids }: { readonly clock: Clock; readonly ids: Ids }) {
    this.#clock = clock;
    this.#ids = ids;
  }

  async claim(slug: string, productId: string): Promise<SlugClaim | undefined> {
    if (!this.#stored.has(slug)) this.#stored.set(slug, { productId, nonce: "", doubtAt: undefined });
    return this.doubt(slug, productId);
  }

  async confirm(claim: SlugClaim): Promise<void> {
    const stored = this.#own(claim);
    if (stored) stored.doubtAt = undefined;
  }

  async doubt(slug: string, productId: string): Promise<SlugClaim | undefined> {
    const stored = this.#stored.get(slug);
    if (stored?.productId !== productId) return undefined;
    const nonce = this.#ids.next();
    Object.assign(stored, { nonce, doubtAt: new Date(this.#clock.now()) });
    return { slug, productId, nonce };
  }

  async release(claim: SlugClaim): Promise<void> {
    if (this.#own(claim)) this.#stored.delete(claim.slug);
  }

  async inDoubt(before: Date, limit: number): Promise<SlugClaim[]> {
    return [...this.#stored]
      .filter(([, { doubtAt }]) => doubtAt && doubtAt < before)
      .slice(0, limit)
      .map(([slug, { productId, nonce }]) => ({ slug, productId, nonce }));
  }

  #own({ slug, productId, nonce }: SlugClaim): Stored | undefined {
    const stored = this.#stored.get(slug);
    return stored?.productId === productId && stored.nonce === nonce ? stored : undefined;
  }
}
