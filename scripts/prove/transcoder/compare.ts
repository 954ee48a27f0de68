import { type DescMessage, fromBinary, type Message, type Registry, toJson } from "@bufbuild/protobuf";
import { type JsonWriter, WireError } from "@souk/edge/json-writer";
import { dropUnknownNumbers } from "./closed-enums.ts";
import { judge } from "./reference.ts";

/**
 * Where the edge and protobuf-es differ and the specification is the edge's reason:
 * - `float digits`: a float has the fewest digits that read as the same float; protobuf-es prints those of the double.
 * - `closed enums`: a number that a closed enum does not have is an unknown field in lists too ("Enum Behavior"); protobuf-es
 *   keeps it as an item.
 * - `lax reading`: protobuf-es reads a record of a wire type that is not its field's as if it were, and passes over lengths and
 *   numbers that lead past the end of their message ("Encoding"); the edge skips the one and refuses the other.
 */
export type Difference = "float digits" | "closed enums" | "lax reading";

/** `refused` by both, `same` JSON of both, or how they differ. */
export type Outcome = "same" | "refused" | Difference;

/** @throws Error where they differ and nothing justifies it */
export function compare(desc: DescMessage, bytes: Buffer, writer: JsonWriter, registry: Registry): Outcome {
  const ours = attempt(() => JSON.parse(writer.message(desc)(bytes).toString()), WireError);
  const message = attempt(() => fromBinary(desc, bytes, { recursionLimit: 200 }));
  const theirs = message && attempt(() => jsonOf(desc, message, registry));
  const outcome = outcomeOf(ours, theirs) ?? laxReading(desc, bytes, ours);
  if (outcome) return outcome;
  if (message && ours !== undefined) {
    dropUnknownNumbers(desc, message);
    if (
      outcomeOf(
        ours,
        attempt(() => jsonOf(desc, message, registry)),
      )
    )
      return "closed enums";
  }
  const [our, their] = [ours, theirs].map((json) => JSON.stringify(json) ?? "refused");
  throw new Error(`${desc.typeName} ${bytes.toString("hex")}\nthe edge: ${our}\nprotobuf-es: ${their}`);
}

function outcomeOf(ours: unknown, theirs: unknown): Outcome | undefined {
  if (ours === undefined || theirs === undefined) return ours === theirs ? "refused" : undefined;
  return sameness(ours, theirs);
}

/** By the rules of the encoding alone: what is mistyped counts for nothing, what is malformed has to be refused. */
function laxReading(desc: DescMessage, bytes: Buffer, ours: unknown): Outcome | undefined {
  const verdict = judge(desc, bytes);
  return verdict === "mistyped" || (verdict === "malformed" && ours === undefined) ? "lax reading" : undefined;
}

function jsonOf(desc: DescMessage, message: Message, registry: Registry): unknown {
  return toJson(desc, message, { registry, alwaysEmitImplicit: true });
}

/** Undefined where it throws; ours may throw nothing but its own error. */
function attempt<T>(work: () => T, expected: abstract new (...args: never) => Error = Error): T | undefined {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof expected)) throw error;
    return undefined;
  }
}

type Sameness = "same" | "float digits" | undefined;

/** Whether two JSON values are one: every number to the last bit, or the same float; undefined where they are not. */
function sameness(ours: unknown, theirs: unknown): Sameness {
  if (typeof ours === "number" && typeof theirs === "number") return samenessOfNumbers(ours, theirs);
  if (!isContainer(ours) || !isContainer(theirs)) return ours === theirs ? "same" : undefined;
  const keys = Object.keys(ours);
  if (Array.isArray(ours) !== Array.isArray(theirs) || keys.length !== Object.keys(theirs).length) return undefined;
  const all = keys.map((key) => (Object.hasOwn(theirs, key) ? sameness(ours[key], theirs[key]) : undefined));
  if (all.includes(undefined)) return undefined;
  return all.includes("float digits") ? "float digits" : "same";
}

function samenessOfNumbers(ours: number, theirs: number): Sameness {
  if (Object.is(ours, theirs)) return "same";
  return Math.fround(ours) === theirs ? "float digits" : undefined;
}

function isContainer(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
