import type { Random } from "../support/random.ts";

const TEXTS = [
  "",
  " ",
  "null",
  "true",
  "-0",
  "1e999",
  "NaN",
  "0x10",
  "010",
  "9223372036854775808",
  "18446744073709551616",
  "2026-02-30T00:00:00Z",
  "1.5s",
  "a_b,cD",
  "COLOUR_RED",
  "COLOUR_PINK",
  "__proto__",
  "constructor",
  "$where",
  '{"$gt":""}',
  "' OR 1=1 --",
  "../../etc/passwd",
  "\u0000",
  "é",
  "\u{1f600}",
  "<script>",
  "%",
  "%zz",
  "%00",
  "%c0%af",
  "%ff",
  "%2e%2e%2f",
  "a:b:c",
  ":cook",
  "**",
  "{x}",
];
const NUMBERS = [
  "0",
  "-0",
  "1e999",
  "1E400",
  "-1",
  "1.5",
  "1e3",
  "9007199254740993",
  "1e-400",
  "00",
  "1.",
  ".5",
  "+1",
  "NaN",
];
const DEEPEST = 200;

/** Text that stands for a value in a path or a query, raw. */
export function evilText(random: Random): string {
  const text = random.pick(TEXTS);
  if (random.chance(0.02)) return "x".repeat(random.int(20_000));
  return random.chance(0.5) ? encodeURIComponent(text.toWellFormed()) : text;
}

/** Something that may or may not be JSON. */
export function evilJson(random: Random, names: readonly string[], depth = 0): string {
  const kind = random.int(depth > 4 ? 4 : 12);
  if (kind === 0) return random.pick(NUMBERS);
  if (kind === 1) return JSON.stringify(random.pick(TEXTS));
  if (kind === 2)
    return random.pick(["null", "true", "false", "undefined", '"\\ud800"', '"\\u0000"', '"\\x"', '"open', "'a'"]);
  if (kind === 3) return random.pick(["{}", "[]", "{", "]", "[,]", "{,}", '{"a"}', "\ufeff{}", ""]);
  if (kind === 4) return "[".repeat(random.int(DEEPEST)) + "]".repeat(random.int(DEEPEST));
  if (kind === 5) return `[${listOf(random, () => evilJson(random, names, depth + 1))}]`;
  return `{${listOf(random, () => `${JSON.stringify(random.pick(names))}:${evilJson(random, names, depth + 1)}`)}}`;
}

function listOf(random: Random, item: () => string): string {
  return Array.from({ length: random.int(5) }, item).join(random.chance(0.97) ? "," : ";");
}
