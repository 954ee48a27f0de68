import assert from "node:assert/strict";
import type { DescMessage } from "@bufbuild/protobuf";
import { loadContract } from "@souk/chassis/contract";
import { createJsonWriter } from "@souk/edge/json-writer";
import { ListProductsResponse } from "@souk/proto/souk/catalog/v1/catalog_service";
import { Product } from "@souk/proto/souk/catalog/v1/product";
import { atLeast, type Check, told } from "../../prove/support/checks.ts";
import { measureCpu } from "./measure.ts";
import { productList, smallProduct } from "./messages.ts";

export interface BenchOptions {
  readonly rounds: number;
  /** How many times as fast as ts-proto the list has to be; without it the figures are only told. */
  readonly floor?: number;
}

interface Codec<T> {
  decode(bytes: Uint8Array): T;
  toJSON(message: T): unknown;
  fromJSON(json: unknown): T;
  encode(message: T): { finish(): Uint8Array };
}

interface Costs {
  readonly compiled: number;
  readonly string: number;
  readonly bytes: number;
  readonly jsonBytes: number;
}

/** From the wire to JSON: the edge's compiled transcoder against the way by objects that ts-proto's code makes. */
export function benchTranscoder({ rounds, floor }: BenchOptions): Check[] {
  const { registry } = loadContract();
  const writer = createJsonWriter(registry);
  const costsOf = <T>(codec: Codec<T>, type: string, message: T) => {
    const write = writer.message(registry.getMessage(type) as DescMessage);
    return measure(codec, write, codec.encode(message).finish(), rounds);
  };
  const list = costsOf(ListProductsResponse, "souk.catalog.v1.ListProductsResponse", productList());
  const small = costsOf(Product, "souk.catalog.v1.Product", smallProduct());
  const ratio = list.string / list.compiled;
  return [
    ...rowsOf("list of 24", list),
    ...rowsOf("small product", small),
    told("list of 24: JSON written", list.jsonBytes / list.compiled, "MB/s"),
    told("list of 24: times as fast as ts-proto with bytes", list.bytes / list.compiled),
    told("small product: times as fast as ts-proto", small.string / small.compiled),
    floor === undefined
      ? told("list of 24: times as fast as ts-proto", ratio)
      : atLeast("list of 24: times as fast as ts-proto", ratio, floor),
  ];
}

function measure<T>(codec: Codec<T>, write: (bytes: Uint8Array) => Buffer, wire: Uint8Array, rounds: number): Costs {
  const compiled = () => write(wire);
  const string = () => JSON.stringify(codec.toJSON(codec.decode(wire)));
  const bytes = () => Buffer.from(string());
  assertSame(codec, compiled().toString(), string());
  const costs = measureCpu({ compiled, string, bytes }, rounds);
  return { ...(costs as { compiled: number; string: number; bytes: number }), jsonBytes: compiled().length };
}

/** The compiled transcoder prints defaults, ts-proto's code does not: equal is what both are read as. */
function assertSame<T>(codec: Codec<T>, ours: string, theirs: string): void {
  const read = (json: string) => codec.encode(codec.fromJSON(JSON.parse(json))).finish();
  assert.deepEqual(read(ours), read(theirs));
}

function rowsOf(what: string, { compiled, string, bytes }: Costs): Check[] {
  return [
    told(`${what}: compiled, bytes to bytes`, compiled, "µs CPU"),
    told(`${what}: ts-proto decode, toJSON, stringify`, string, "µs CPU"),
    told(`${what}: the same, and encoded as UTF-8`, bytes, "µs CPU"),
  ];
}
