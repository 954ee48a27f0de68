import { AsyncResource } from "node:async_hooks";

/** Orders that wait for a place at work, each once, in the order in which they came. */
export class Line {
  readonly #most: number;
  readonly #begins = new Map<string, () => void>();

  constructor(most: number) {
    this.#most = most;
  }

  /**
   * False where the line is full.
   *
   * @param begin called in the context of who calls this, not in that of whoever makes room
   */
  join(orderId: string, begin: () => void): boolean {
    if (this.#begins.has(orderId)) return true;
    if (this.#begins.size >= this.#most) return false;
    this.#begins.set(orderId, AsyncResource.bind(begin));
    return true;
  }

  /** For one that was begun out of its turn. */
  leave(orderId: string): void {
    this.#begins.delete(orderId);
  }

  /** Begins the first ones for as long as there is room. */
  advance(hasRoom: () => boolean): void {
    for (const [orderId, begin] of this.#begins) {
      if (!hasRoom()) return;
      this.#begins.delete(orderId);
      begin();
    }
  }

  /** Sends everybody away. @returns who waited */
  disperse(): string[] {
    const waited = [...this.#begins.keys()];
    this.#begins.clear();
    return waited;
  }
}
