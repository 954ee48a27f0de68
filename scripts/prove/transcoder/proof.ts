import { type DescMessage, type Registry, toBinary } from "@bufbuild/protobuf";
import { createJsonWriter, type JsonWriter } from "@souk/edge/json-writer";
import { wireRegistry, wireTypes } from "../../../edge/test/support/wire-types.ts";
import { atLeast, atMost, type Check, exactly, told } from "../support/checks.ts";
import { breakBytes } from "./break-bytes.ts";
import { compare, type Outcome } from "./compare.ts";
import { soilOf } from "./random-wire.ts";
import { readBack } from "./read-back.ts";

export interface TranscoderOptions {
  readonly messages: number;
  readonly seed: number;
  readonly say: (line: string) => void;
}

const LEAST_TYPES = 30;
const MOST_KINDS = 3;
/** One in so many messages is broken before it is read. */
const BROKEN_EVERY = 5;
/** Types that random bytes may be broken in: an Any's content is nobody's business, so there the readers differ by intention. */
const HOLDS_ANY = /Any|Held|MessageMaps/;
/** Types whose closed enums protobuf-es reads in another way, which cannot be set right inside of an Any. */
const HAS_CLOSED_ENUMS = /wire\.v1\.(Old|Edition)/;

type Outcomes = Record<Outcome | "broken, both refuse" | "broken, same", number>;

/** Random bytes of many types: what the edge prints, what protobuf-es prints, and what the edge reads from what it printed. */
export async function proveTranscoder({ messages, seed, say }: TranscoderOptions): Promise<Check[]> {
  const registry = wireRegistry();
  const types = wireTypes();
  const writer = createJsonWriter(registry);
  const counts: Partial<Outcomes> = {};
  const soil = soilOf(seed, registry, types.filter(maySitInAny));
  let readBackCount = 0;
  for (let i = 0; i < messages; i++) {
    if (i > 0 && i % 50_000 === 0) say(`${i} messages`);
    const desc = types[i % types.length] as DescMessage;
    const isBroken = i % BROKEN_EVERY === 0 && !HOLDS_ANY.test(desc.typeName);
    const whole = soil.message(desc, 0);
    const bytes = isBroken ? breakBytes(whole, soil.random) : whole;
    const outcome = nameOf(compare(desc, bytes, writer, registry), isBroken);
    counts[outcome] = (counts[outcome] ?? 0) + 1;
    if (outcome !== "same" && outcome !== "broken, same") continue;
    checkReadBack(desc, bytes, writer, registry);
    readBackCount++;
  }
  return checksOf(counts, readBackCount, messages, types.length);
}

function maySitInAny({ typeName }: DescMessage): boolean {
  return !HOLDS_ANY.test(typeName) && !HAS_CLOSED_ENUMS.test(typeName);
}

function nameOf(outcome: Outcome, isBroken: boolean): keyof Outcomes {
  if (!isBroken || (outcome !== "same" && outcome !== "refused")) return outcome;
  return outcome === "same" ? "broken, same" : "broken, both refuse";
}

/** @throws Error where the edge reads another message than it printed */
function checkReadBack(desc: DescMessage, bytes: Buffer, writer: JsonWriter, registry: Registry): void {
  const write = writer.message(desc);
  const printed = write(bytes).toString();
  const message = readBack(desc, printed, registry);
  const again = write(toBinary(desc, message)).toString();
  if (sorted(JSON.parse(again)) === sorted(JSON.parse(printed))) return;
  throw new Error(
    `${desc.typeName} ${bytes.toString("hex")} is read as another message than it was printed from\n${printed}\n${again}`,
  );
}

/** The same text for the same value, in whatever order its keys are. */
function sorted(value: unknown): string {
  if (Object.is(value, -0)) return "-0";
  if (Array.isArray(value)) return `[${value.map(sorted)}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  const members = Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}:${sorted(item)}`);
  return `{${members.sort()}}`;
}

function checksOf(counts: Partial<Outcomes>, readBackCount: number, messages: number, types: number): Check[] {
  const kinds = (["float digits", "closed enums", "lax reading"] as const).filter((kind) => counts[kind]);
  const sum = Object.values(counts).reduce((total, count) => total + count, 0);
  return [
    atLeast("message types", types, LEAST_TYPES),
    exactly("random messages compared with protobuf-es", sum, messages),
    told("the same JSON", counts.same ?? 0),
    told("refused by both, since they have no JSON", counts.refused ?? 0),
    told("broken on purpose: refused by both", counts["broken, both refuse"] ?? 0),
    told("broken on purpose: still the same JSON", counts["broken, same"] ?? 0),
    ...kinds.map((kind) => told(`differ, and are right: ${kind}`, counts[kind] ?? 0)),
    atMost("kinds of differences (scripts/prove/transcoder/compare.ts)", kinds.length, MOST_KINDS),
    told("read back from the printed JSON as the same message", readBackCount),
  ];
}
