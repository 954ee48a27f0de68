import type { DescMessage, Registry } from "@bufbuild/protobuf";
import type { WireRandom } from "./random.ts";

/** What random messages grow from. */
export interface Soil {
  readonly random: WireRandom;
  readonly registry: Registry;
  /** What google.protobuf.Any may hold. */
  readonly anyTypes: readonly DescMessage[];
  /** Makes only messages that have a JSON. */
  readonly isTame: boolean;
  readonly message: (desc: DescMessage, depth: number) => Buffer;
  /** A message that has a JSON. */
  readonly tameMessage: (desc: DescMessage, depth: number) => Buffer;
}
