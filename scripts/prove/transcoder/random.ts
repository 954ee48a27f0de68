import { Random } from "../../standin/test/support/random.ts";

/** Numbers at which readers go wrong. */
const EDGES = [
  0n,
  1n,
  2n ** 31n - 1n,
  2n ** 31n,
  2n ** 32n - 1n,
  2n ** 53n,
  2n ** 53n + 1n,
  2n ** 63n - 1n,
  2n ** 63n,
  2n ** 64n - 1n,
];

/** Seeded choices of what stands on the wire. */
export class WireRandom extends Random {
  shuffle<T>(items: readonly T[]): T[] {
    const mixed = [...items];
    for (let i = mixed.length - 1; i > 0; i--) {
      const other = this.below(i + 1);
      [mixed[i], mixed[other]] = [mixed[other] as T, mixed[i] as T];
    }
    return mixed;
  }

  /** 64 bits, often few of them, and often an edge. */
  bits64(): bigint {
    const all = (BigInt(this.below(2 ** 32)) << 32n) | BigInt(this.below(2 ** 32));
    return this.chance(0.2) ? this.pick(EDGES) : all >> BigInt(this.below(64));
  }
}
