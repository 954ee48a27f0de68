import assert from "node:assert/strict";
import { appendFileSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { styleFor } from "../kit/style.ts";
import { logsOf, TailedFile } from "./follow.ts";
import { openLog } from "./log-file.ts";
import { renderLine } from "./render.ts";

const plain = styleFor({ isTTY: true }, { NO_COLOR: "1" });
const source = { id: "catalog", width: 9, number: 0 };
const NOW = new Date("2026-05-06T07:08:09.123Z");

describe("a log line for people", () => {
  const entry = { level: "info", time: "2026-05-06T01:02:03.004Z", service: "catalog", instance: "vm-1" };

  it("has time, service, level, message and the rest as key=value", () => {
    const text = JSON.stringify({ ...entry, method: "a/B", note: "two words", count: 3, msg: "call answered" });
    assert.equal(
      renderLine(text, source, plain, NOW),
      '01:02:03.004 catalog   info  call answered method=a/B note="two words" count=3',
    );
  });

  it("tells an error and its causes in one line, without the stack", () => {
    const err = { type: "MongoError", code: 7, stack: ["at x"], cause: { type: "Error", message: "socket closed" } };
    assert.equal(
      renderLine(JSON.stringify({ ...entry, level: "error", msg: "broken", err }), source, plain, NOW),
      '01:02:03.004 catalog   error broken err="MongoError 7" err="Error socket closed"',
    );
  });

  for (const text of ["plain words", '{"broken json', "{}x"]) {
    it(`passes on what is not our JSON: ${text}`, () => {
      assert.equal(renderLine(text, source, plain, NOW), `07:08:09.123 catalog         ${text}`);
    });
  }

  it("is coloured on a terminal only, and not with NO_COLOR", () => {
    const coloured = styleFor({ isTTY: true }, {});
    assert.ok(renderLine("x", source, coloured, NOW).includes("\x1b["));
    assert.ok(!renderLine("x", source, styleFor({}, {}), NOW).includes("\x1b["));
    assert.ok(!renderLine("x", source, plain, NOW).includes("\x1b["));
  });
});

describe("log files", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "souk-logs-"));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it("step aside when they have grown long", () => {
    const file = join(folder, "a.log");
    openLog(file, 5)("first, and long");
    openLog(file, 5)("second");
    assert.deepEqual(new TailedFile(file, "a").read(), ["second"]);
    assert.deepEqual(new TailedFile(`${file}.1`, "a").read(), ["first, and long"]);
  });

  it("are read on from where they were, by whole lines", () => {
    const file = join(folder, "a.log");
    writeFileSync(file, "one\ntwo\nthr");
    const tail = new TailedFile(file, "a");
    assert.deepEqual(tail.read(), ["one", "two"]);
    appendFileSync(file, "ee\n");
    assert.deepEqual(tail.read(), ["three"]);
    assert.deepEqual(tail.read(), []);
  });

  it("begin again when they were rotated", () => {
    const file = join(folder, "a.log");
    writeFileSync(file, "one\ntwo\n");
    const tail = new TailedFile(file, "a");
    tail.read();
    renameSync(file, `${file}.1`);
    writeFileSync(file, "new\n");
    assert.deepEqual(tail.read(), ["new"]);
  });

  it("of a service are those of its replicas too; stores only by name", () => {
    for (const name of ["catalog", "catalog-2", "edge", "redis", "up"]) writeFileSync(join(folder, `${name}.log`), "");
    const ids = (wanted?: string) => logsOf(folder, ["catalog", "edge"], wanted).map(({ id }) => id);
    assert.deepEqual(ids(), ["catalog", "catalog-2", "edge"]);
    assert.deepEqual(ids("catalog"), ["catalog", "catalog-2"]);
    assert.deepEqual(ids("redis"), ["redis"]);
    assert.deepEqual(logsOf(join(folder, "nowhere"), ["catalog"]), []);
  });
});
