/** A place between two records. */
export interface Position {
  /** Bytes before it. */
  readonly byte: number;
  /** The number of the line that begins here, from 1. */
  readonly line: number;
  /** Up to this byte a quoted field may not go on on the next line: an open quote was found to be never closed. */
  readonly oneLineUntil: number;
}

export const START: Position = { byte: 0, line: 1, oneLineUntil: 0 };

/** A record as it stands in the file, without its line break; or what keeps it from being read. */
export interface FileRecord {
  /** The line on which it begins. */
  readonly line: number;
  readonly content: Uint8Array | RecordFault;
  /** Where the next record begins. */
  readonly next: Position;
}

export type RecordFault = "TOO_LONG" | "UNCLOSED_QUOTE";

export const LONGEST_RECORD = 256 * 1024;

const NEWLINE = 0x0a;
const RETURN = 0x0d;
const QUOTE = 0x22;
const COMMA = 0x2c;
const BLANKS: ReadonlySet<number> = new Set([0x20, 0x09, RETURN, NEWLINE]);
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];

/** Where in a line of CSV the scan is. */
type Place = "cell begins" | "in cell" | "in quotes" | "after quote";

/**
 * Cuts a file into records, whatever pieces it comes in: NDJSON at line breaks, CSV at line breaks outside quotes. A record
 * that cannot be read is told as such, and the rest goes on with the next line. Each byte is looked at twice at most.
 */
export class RecordSplitter {
  readonly #quotes: boolean;
  /** What has come since the last record; it begins at the offset. */
  #pending: Uint8Array = new Uint8Array();
  #offset: number;
  #line: number;
  #oneLineUntil: number;
  /** How much of the pending bytes was looked at, and what was found there. */
  #scanned = 0;
  #place: Place = "cell begins";
  #lineBreaks = 0;
  /** Why the rest of the line is left out. */
  #fault: RecordFault | undefined;

  /** @param from a place that an earlier splitter told as `next` */
  constructor(format: "NDJSON" | "CSV", from: Position = START) {
    this.#quotes = format === "CSV";
    this.#offset = from.byte;
    this.#line = from.line;
    this.#oneLineUntil = from.oneLineUntil;
  }

  /** The records that the next piece of the file completes. */
  push(piece: Uint8Array): FileRecord[] {
    this.#pending = this.#pending.length === 0 ? piece : Buffer.concat([this.#pending, piece]);
    return this.#records(false);
  }

  /** The records that the end of the file completes. */
  end(): FileRecord[] {
    return this.#records(true);
  }

  #records(atEnd: boolean): FileRecord[] {
    const records: FileRecord[] = [];
    for (let next = this.#next(atEnd); next; next = this.#next(atEnd)) {
      if (!isBlank(next.content)) records.push(next);
    }
    return records;
  }

  #next(atEnd: boolean): FileRecord | undefined {
    const found = this.#fault ?? this.#scan() ?? (atEnd ? this.#lastRecord() : undefined);
    if (found === undefined) return undefined;
    if (typeof found === "string") return this.#skipLine(found, atEnd);
    const content = withoutMarks(this.#pending.subarray(0, found), this.#offset === 0);
    return this.#cut(content, found + 1, this.#lineBreaks + 1);
  }

  /** Where the record's line break is, or why it cannot be read; undefined where that is still to come. */
  #scan(): number | RecordFault | undefined {
    for (; this.#scanned < this.#pending.length; this.#scanned += 1) {
      const byte = this.#pending[this.#scanned];
      const isBreak = byte === NEWLINE;
      if (isBreak && this.#place !== "in quotes") return this.#scanned;
      const fault = this.#faultAt(isBreak);
      if (fault) return fault;
      if (isBreak) this.#lineBreaks += 1;
      if (this.#quotes && !this.#isInMark(byte)) this.#place = placeAfter(this.#place, byte);
    }
    return undefined;
  }

  #faultAt(isBreak: boolean): RecordFault | undefined {
    if (this.#scanned === LONGEST_RECORD) return this.#place === "in quotes" ? "UNCLOSED_QUOTE" : "TOO_LONG";
    return isBreak && this.#offset + this.#scanned < this.#oneLineUntil ? "UNCLOSED_QUOTE" : undefined;
  }

  #isInMark(byte: number | undefined): boolean {
    return this.#offset === 0 && byte === BYTE_ORDER_MARK[this.#scanned];
  }

  #lastRecord(): number | RecordFault | undefined {
    if (this.#pending.length === 0) return undefined;
    return this.#place === "in quotes" ? "UNCLOSED_QUOTE" : this.#pending.length;
  }

  /** Goes on after the record's first line. What was scanned beyond that holds no end of a quote that spans lines. */
  #skipLine(fault: RecordFault, atEnd: boolean): FileRecord | undefined {
    if (!this.#fault) this.#oneLineUntil = Math.max(this.#oneLineUntil, this.#offset + this.#scanned);
    const lineBreak = this.#pending.indexOf(NEWLINE);
    if (lineBreak < 0 && !atEnd) {
      this.#fault = fault;
      this.#drop(this.#pending.length);
      return undefined;
    }
    return this.#cut(fault, lineBreak < 0 ? this.#pending.length : lineBreak + 1, 1);
  }

  #cut(content: Uint8Array | RecordFault, bytes: number, lines: number): FileRecord {
    const line = this.#line;
    this.#drop(Math.min(bytes, this.#pending.length));
    this.#line += lines;
    this.#place = "cell begins";
    this.#lineBreaks = 0;
    this.#fault = undefined;
    const next = { byte: this.#offset, line: this.#line, oneLineUntil: this.#oneLineUntil };
    return { line, content, next };
  }

  #drop(bytes: number): void {
    this.#pending = this.#pending.subarray(bytes);
    this.#offset += bytes;
    this.#scanned = 0;
  }
}

/** A quote counts where a cell begins, and twice within quotes it is a quote; elsewhere it is a fault that the cell's reader finds. */
function placeAfter(place: Place, byte: number | undefined): Place {
  if (place === "in quotes") return byte === QUOTE ? "after quote" : place;
  if (byte === COMMA) return "cell begins";
  if (byte === QUOTE && place !== "in cell") return "in quotes";
  return "in cell";
}

function isBlank(content: Uint8Array | RecordFault): boolean {
  return typeof content !== "string" && content.every((byte) => BLANKS.has(byte));
}

function withoutMarks(content: Uint8Array, isFirst: boolean): Uint8Array {
  const begin = isFirst && BYTE_ORDER_MARK.every((byte, i) => content[i] === byte) ? BYTE_ORDER_MARK.length : 0;
  return content.subarray(begin, content.at(-1) === RETURN ? content.length - 1 : content.length);
}
