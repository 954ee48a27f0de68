import type { WireRandom } from "./random.ts";

/** Bytes that mean something bad: field 0, ends of groups, wire types 6 and 7, endless numbers, long lengths, bad UTF-8. */
const POISON = [
  "00",
  "02",
  "0c",
  "0e",
  "0f",
  "ffffffffffffffffffff01",
  "0affffffff0f",
  "0a7f",
  "0a02c328",
  "0b",
  "808080808080808080808000",
].map((hex) => Buffer.from(hex, "hex"));

/** Cuts, flips, doubles or poisons bytes somewhere. */
export function breakBytes(bytes: Buffer, random: WireRandom): Buffer {
  const at = random.below(bytes.length + 1);
  switch (random.below(4)) {
    case 0:
      return bytes.subarray(0, at);
    case 1:
      return flip(bytes, at, random);
    case 2:
      return Buffer.concat([bytes.subarray(0, at), random.pick(POISON), bytes.subarray(at)]);
    default:
      return Buffer.concat([bytes, random.pick(POISON)]);
  }
}

function flip(bytes: Buffer, at: number, random: WireRandom): Buffer {
  const flipped = Buffer.from(bytes);
  if (at < flipped.length) flipped[at] = (flipped[at] as number) ^ (1 << random.below(8));
  return flipped;
}
