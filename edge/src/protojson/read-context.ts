import type { Registry } from "@bufbuild/protobuf";
import type { Faults } from "./faults.ts";
import type { PathPart } from "./json-path.ts";

/** What reading ProtoJSON takes along. */
export interface ReadContext {
  /** Finds the types inside google.protobuf.Any. */
  readonly registry: Registry;
  readonly faults: Faults;
  /** Where the reader stands, as JSON spells it. */
  readonly path: PathPart[];
  /** Drops fields that the message does not have, and names that an enum does not have, instead of refusing them. */
  readonly isLenient: boolean;
}
