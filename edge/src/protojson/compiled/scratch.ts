import { UnprintableError } from "./wire-error.ts";

const START_BYTES = 1 << 16;
const MOST_BYTES = 1 << 28;
const KEPT_BYTES = 1 << 20;
/** Small enough that one result which is held for long does not hold much more than itself. */
const SHELF_BYTES = 1 << 17;
const MOST_SHELVED = 1 << 15;

/** What every writer leaves free behind what it wrote, for a comma or a bracket. */
export const SPARE = 8;

/** Where JSON is written before its length is known. One for the process: writing never waits for anything. */
export const scratch = scratchOf(START_BYTES);

function scratchOf(size: number): { out: Buffer; view: DataView } {
  const out = Buffer.allocUnsafeSlow(size);
  return { out, view: new DataView(out.buffer) };
}

/**
 * Makes room for `count` bytes from `o` on, keeping what is before.
 *
 * @throws UnprintableError where a few bytes of many empty messages would become more JSON than memory can hold
 */
export function grow(o: number, count: number): Buffer {
  if (o + count > MOST_BYTES) throw new UnprintableError("a message is too long as JSON");
  const bigger = scratchOf(Math.min(MOST_BYTES, Math.max(2 * scratch.out.length, o + count)));
  scratch.out.copy(bigger.out, 0, 0, o);
  Object.assign(scratch, bigger);
  return bigger.out;
}

/** Room for `count` bytes and the spare ones. */
export function room(o: number, count: number): Buffer {
  return o + count + SPARE > scratch.out.length ? grow(o, count + SPARE) : scratch.out;
}

/** Where results are kept, several in one: memory of its own for each costs as much as to write a third of it. */
const shelf = { bytes: Buffer.allocUnsafeSlow(SHELF_BYTES), used: 0 };

/** A copy of the first `count` bytes that were written. */
export function takeOut(count: number): Buffer {
  if (count > MOST_SHELVED) return Buffer.copyBytesFrom(scratch.out, 0, count);
  if (shelf.used + count > SHELF_BYTES) {
    shelf.bytes = Buffer.allocUnsafeSlow(SHELF_BYTES);
    shelf.used = 0;
  }
  const start = shelf.used;
  shelf.used += count;
  scratch.out.copy(shelf.bytes, start, 0, count);
  return shelf.bytes.subarray(start, shelf.used);
}

/** Lets go of the message, and of a scratch that it has blown up. */
export function tidyUp(): void {
  input.bytes = NOTHING;
  if (scratch.out.length > KEPT_BYTES) Object.assign(scratch, scratchOf(START_BYTES));
}

/** Writes text of ASCII characters, which is all that numbers and times are made of. */
export function writeAscii(out: Buffer, o: number, text: string): number {
  for (let i = 0; i < text.length; i++) out[o + i] = text.charCodeAt(i);
  return o + text.length;
}

const NOTHING = new Uint8Array(0);
const input = { bytes: NOTHING as Uint8Array, view: new DataView(NOTHING.buffer) as DataView };

/** The bytes that are read, to be looked at four at once. */
export function viewOf(bytes: Uint8Array): DataView {
  if (input.bytes !== bytes) {
    input.bytes = bytes;
    input.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  }
  return input.view;
}
