import type { DescEnum } from "@bufbuild/protobuf";
import { MOST_NUMBER_BYTES, writeInt32 } from "./write-numbers.ts";

/** The names of an enum as JSON. */
export interface EnumNames {
  /** Writes the name of a number, or the number where it has none. */
  write(out: Buffer, o: number, number: number): number;
  readonly mostBytes: number;
}

/** Numbers up to here find their name in an array. */
const MOST_IN_ARRAY = 256;

export function enumNames(desc: DescEnum): EnumNames {
  const all = new Map<number, Buffer>();
  for (const { number, name } of desc.values) {
    if (!all.has(number)) all.set(number, Buffer.from(JSON.stringify(name)));
  }
  const small = Array.from({ length: MOST_IN_ARRAY }, (_, number) => all.get(number));
  const mostBytes = Math.max(MOST_NUMBER_BYTES, ...[...all.values()].map((name) => name.length));
  return {
    mostBytes,
    write(out, o, number) {
      const name = number >= 0 && number < MOST_IN_ARRAY ? small[number] : all.get(number);
      if (name === undefined) return writeInt32(out, o, number);
      for (let i = 0; i < name.length; i++) out[o + i] = name[i] as number;
      return o + name.length;
    },
  };
}
