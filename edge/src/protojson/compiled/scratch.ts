const START_BYTES = 1 << 16;
const KEPT_BYTES = 1 << 20;

/** What every writer leaves free behind what it wrote, for a comma or a bracket. */
export const SPARE = 8;

/** Where JSON is written before its length is known. One for the process: writing never waits for anything. */
export const scratch = { out: Buffer.allocUnsafeSlow(START_BYTES) };

/** Makes room for `count` bytes from `o` on, keeping what is before. */
export function grow(o: number, count: number): Buffer {
  const bigger = Buffer.allocUnsafeSlow(Math.max(2 * scratch.out.length, o + count));
  scratch.out.copy(bigger, 0, 0, o);
  scratch.out = bigger;
  return bigger;
}

/** Room for `count` bytes and the spare ones. */
export function room(o: number, count: number): Buffer {
  return o + count + SPARE > scratch.out.length ? grow(o, count + SPARE) : scratch.out;
}

/** A copy of what was written. A scratch that one large message has blown up is not kept. */
export function takeOut(start: number, end: number): Buffer {
  const result = Buffer.allocUnsafe(end - start);
  scratch.out.copy(result, 0, start, end);
  return result;
}

export function trimScratch(): void {
  if (scratch.out.length > KEPT_BYTES) scratch.out = Buffer.allocUnsafeSlow(START_BYTES);
}

export function writeBytes(o: number, bytes: Uint8Array): number {
  room(o, bytes.length).set(bytes, o);
  return o + bytes.length;
}

/** Writes text of ASCII characters, which is all that numbers and times are made of. */
export function writeAscii(out: Buffer, o: number, text: string): number {
  for (let i = 0; i < text.length; i++) out[o + i] = text.charCodeAt(i);
  return o + text.length;
}
