/** Shorter ones would be found by accident. */
const SHORTEST = 8;

/** In how many spellings a value may lie where it must not: as it is, escaped, in hex, and in base64 at each of its three offsets. */
export function spellingsOf(value: string): string[] {
  if (value.length < SHORTEST) throw new Error("a canary has to be longer");
  const bytes = Buffer.from(value);
  const base64 = [0, 1, 2].map((offset) => base64At(bytes, offset));
  const spellings = [
    ...[value, JSON.stringify(value).slice(1, -1), bytes.toString("hex")],
    ...[encodeURIComponent(value), encodeURIComponent(value).replaceAll("%20", "+")],
    ...base64,
    ...base64.map((text) => text.replaceAll("+", "-").replaceAll("/", "_")),
  ];
  return [...new Set(spellings.map((spelling) => textOf(Buffer.from(spelling))))];
}

/** What is searched, and what for, in one form: a character for each byte, in lower case. */
export function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("latin1").toLowerCase();
}

/** The names of those canaries that lie in a text in one spelling or another. */
export function findCanaries(text: string, canaries: ReadonlyMap<string, string>): string[] {
  return [...canaries].flatMap(([name, value]) =>
    spellingsOf(value).some((spelling) => text.includes(spelling)) ? [name] : [],
  );
}

/** The characters that stand for these bytes alone, wherever they begin in what was encoded. */
function base64At(bytes: Buffer, offset: number): string {
  const encoded = Buffer.concat([Buffer.alloc(offset), bytes])
    .toString("base64")
    .replace(/=+$/, "");
  const sharedAtEnd = (bytes.length + offset) % 3 === 0 ? 0 : 1;
  return encoded.slice(offset === 0 ? 0 : offset + 1, encoded.length - sharedAtEnd);
}
