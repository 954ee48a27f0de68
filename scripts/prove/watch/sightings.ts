import { type ProductChange, ProductChangeType } from "@souk/proto/souk/catalog/v1/catalog_service";

/** What a watcher knows of one product. */
interface Sighting {
  /** 0 before its first event. */
  sequence: number;
  version: number;
}

/** What a watcher got to see, judged as it comes. In this proof each change of a product makes one event: they count alike. */
export class Sightings {
  /** Events left out between two of one product. */
  gaps = 0;
  /** Events told again, or after a later one. */
  repeats = 0;
  /** Products older than the one before, or than the event that they came with. */
  stale = 0;
  changes = 0;
  readonly #fromTheStart: boolean;
  readonly #products = new Map<string, Sighting>();

  /** @param fromTheStart whether nothing had happened before: else a product's first event may be any that follows the snapshot */
  constructor(fromTheStart: boolean) {
    this.#fromTheStart = fromTheStart;
  }

  take({ type, sequence, product }: ProductChange): void {
    const productId = product?.productId ?? "";
    const version = Number(product?.etag.slice(1));
    const seen = this.#products.get(productId) ?? { sequence: 0, version: 0 };
    if (version < seen.version || version < sequence) this.stale += 1;
    if (type !== ProductChangeType.SNAPSHOT) this.#judge(Number(sequence), seen);
    const last = type === ProductChangeType.SNAPSHOT ? seen.sequence : Number(sequence);
    this.#products.set(productId, { sequence: last, version });
  }

  /** The products of whose last state the watcher does not know. */
  missing(versions: ReadonlyMap<string, number>): number {
    return [...versions].filter(([id, version]) => this.#products.get(id)?.version !== version).length;
  }

  #judge(sequence: number, seen: Sighting): void {
    this.changes += 1;
    const isFirst = seen.sequence === 0 && !this.#fromTheStart;
    const next = (isFirst ? seen.version : seen.sequence) + 1;
    if (sequence > next) this.gaps += 1;
    if (sequence < next && !isFirst) this.repeats += 1;
  }
}
