/** What people put where a secret belongs, and what stands in this repository's documents and tests. */
const KNOWN = [
  "change",
  "changeit",
  "changeme",
  "default",
  "development",
  "example",
  "insecure",
  "password",
  "placeholder",
  "please",
  "proof",
  "qwerty",
  "replace",
  "secret",
  "test",
  "token",
  "only",
  "long",
  "enough",
  "hunter2",
  "letmein",
  "1234567890",
  "0123456789",
  "abcdefghijklmnopqrstuvwxyz",
  "0123456789abcdef",
  "nwgxne9wmc6her0kuwsxerjxwl7mmkzcdusaxyuf2a", // RFC 8037, A.1
];
const LONGEST_FIRST = new RegExp([...KNOWN].sort((a, b) => b.length - a.length).join("|"), "g");
/** What has to be left of a secret without all that anybody would try. */
const LEAST_UNKNOWN = 16;
const LEAST_DIFFERENT = 8;

/** Why anybody could guess a secret that is long enough; it never tells the secret. */
export function weaknessOf(secret: string): string | undefined {
  const text = secret.toLowerCase().replace(/[^a-z0-9]/g, "");
  if (repeats(secret)) return "repeats itself; make a random one";
  if (new Set(secret).size < LEAST_DIFFERENT) return `has fewer than ${LEAST_DIFFERENT} different characters`;
  if (secret.includes(" ")) return "is a sentence; make a random one";
  return text.replace(LONGEST_FIRST, "").length < LEAST_UNKNOWN
    ? "is a well-known default; make a random one"
    : undefined;
}

/** Whether it is one piece, again and again: a text that does is found in itself before its end. */
function repeats(secret: string): boolean {
  const period = `${secret}${secret}`.indexOf(secret, 1);
  return period <= secret.length / 2;
}
