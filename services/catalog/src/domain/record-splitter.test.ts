import assert from "node:assert/strict";
import fc from "fast-check";
import { type FileRecord, LONGEST_RECORD, type Position, RecordSplitter, START } from "./record-splitter.ts";

type Format = "NDJSON" | "CSV";

function split(format: Format, pieces: readonly Uint8Array[], from: Position = START): FileRecord[] {
  const splitter = new RecordSplitter(format, from);
  return [...pieces.flatMap((piece) => splitter.push(piece)), ...splitter.end()];
}

/** Each record as `line: text`, a fault in capitals. */
function told(records: readonly FileRecord[]): string[] {
  return records.map(({ line, content }) => {
    const text = typeof content === "string" ? content : Buffer.from(content).toString();
    return `${line}: ${text}`;
  });
}

const csv = (text: string) => told(split("CSV", [Buffer.from(text)]));
const ndjson = (text: string) => told(split("NDJSON", [Buffer.from(text)]));

describe("a file of records", () => {
  it("of NDJSON is cut at line breaks, whatever its lines say", () => {
    assert.deepEqual(ndjson('{"a":"\\""}\n{"b":1}\r\n\n  \n"'), ['1: {"a":"\\""}', '2: {"b":1}', '5: "']);
  });

  it("of CSV is cut at line breaks outside quotes", () => {
    assert.deepEqual(csv('a,"b\nc ""d""\n",e\r\nf,g'), ['1: a,"b\nc ""d""\n",e', "4: f,g"]);
  });

  it("may begin with a byte order mark, which belongs to no record", () => {
    assert.deepEqual(csv('\ufeff"a\nb"\nc'), ['1: "a\nb"', "3: c"]);
    assert.deepEqual(ndjson("\ufeff{}"), ["1: {}"]);
  });

  it("a quote in the middle of a cell opens nothing", () => {
    assert.deepEqual(csv('5" pipe,1\nb,2'), ['1: 5" pipe,1', "2: b,2"]);
    assert.deepEqual(csv('"a" b"\nc'), ['1: "a" b"', "2: c"]);
  });

  it("an open quote that nothing closes costs its own line only", () => {
    assert.deepEqual(csv('a\nb,"c\nd\ne'), ["1: a", "2: UNCLOSED_QUOTE", "3: d", "4: e"]);
    const rows = Array.from({ length: 9_000 }, (_, i) => `row ${i}, of some thirty-odd bytes`);
    const told = csv(`"open\n${rows.join("\n")}`);
    assert.deepEqual([told[0], told[1], told.length], ["1: UNCLOSED_QUOTE", `2: ${rows[0]}`, 9_001]);
  });

  it("a record that is too long costs its own line only", () => {
    const long = "x".repeat(LONGEST_RECORD + 1);
    assert.deepEqual(ndjson(`a\n${long}\nb`), ["1: a", "2: TOO_LONG", "3: b"]);
    assert.deepEqual(csv(`a\n${long}`), ["1: a", "2: TOO_LONG"]);
    assert.deepEqual(csv(`"${long}\nb`), ["1: UNCLOSED_QUOTE", "2: b"]);
    assert.equal(ndjson(`${"x".repeat(LONGEST_RECORD)}\n`)[0]?.length, LONGEST_RECORD + 3);
  });

  it("is too long in the same place however late the rest of its line comes", () => {
    const bytes = Buffer.from(`${"x".repeat(2 * LONGEST_RECORD)}\nb`);
    const whole = split("NDJSON", [bytes]);
    for (const cut of [LONGEST_RECORD + 1, LONGEST_RECORD + 5_000]) {
      assert.deepEqual(split("NDJSON", [bytes.subarray(0, cut), bytes.subarray(cut)]), whole);
    }
  });

  it("full of quotes that lead everyone astray is read in time that grows with its size", () => {
    const lines = 400_000;
    const records = split("CSV", [Buffer.from('x","\n'.repeat(lines))]);
    assert.equal(records.length, lines);
  });
});

/** Texts where quotes, commas and line breaks meet in every way, seldom longer than a record may be. */
const piece = fc.oneof(
  { weight: 60, arbitrary: fc.constantFrom('"', '""', ",", "\n", "\r\n", "a", "é", " ", "\ufeff", 'x","\n') },
  {
    weight: 1,
    arbitrary: fc.constantFrom("y".repeat(LONGEST_RECORD - 2), `\n${"z".repeat(LONGEST_RECORD / 8)}`.repeat(9)),
  },
);
const file = fc.array(piece, { maxLength: 60 }).map((pieces) => Buffer.from(pieces.join("")));
const format = fc.constantFrom<Format>("NDJSON", "CSV");
const cuts = fc.array(fc.nat({ max: 100 }), { maxLength: 10 });

describe("a file of records, whatever stands in it,", () => {
  it("gives the same records however it is cut into pieces", () => {
    fc.assert(
      fc.property(format, file, cuts, (kind, bytes, shares) => {
        const places = [...shares.map((share) => Math.floor((share * bytes.length) / 100)), 0, bytes.length];
        const sorted = places.sort((a, b) => a - b);
        const pieces = sorted.slice(1).map((end, i) => bytes.subarray(sorted[i], end));
        assert.deepEqual(split(kind, pieces), split(kind, [bytes]));
      }),
    );
  });

  it("gives the same records byte by byte", () => {
    const small = fc.array(fc.constantFrom('"', ",", "\n", "\r", "a", "\ufeff"), { maxLength: 40 });
    fc.assert(
      fc.property(format, small, (kind, parts) => {
        const bytes = Buffer.from(parts.join(""));
        const single = Array.from(bytes, (_, i) => bytes.subarray(i, i + 1));
        assert.deepEqual(split(kind, single), split(kind, [bytes]));
      }),
    );
  });

  it("gives the rest from the place after any record", () => {
    fc.assert(
      fc.property(format, file, fc.nat(), (kind, bytes, chosen) => {
        const records = split(kind, [bytes]);
        fc.pre(records.length > 0);
        const i = chosen % records.length;
        const { next = START } = records[i] ?? {};
        assert.deepEqual(split(kind, [bytes.subarray(next.byte)], next), records.slice(i + 1));
      }),
    );
  });

  it("tells each record the number of its line", () => {
    fc.assert(
      fc.property(format, file, (kind, bytes) => {
        const lines = bytes.toString().split("\n");
        for (const { line, content } of split(kind, [bytes])) {
          if (typeof content === "string") continue;
          const [first = ""] = Buffer.from(content).toString().split("\n");
          assert.ok(lines[line - 1]?.includes(first));
        }
      }),
    );
  });
});
