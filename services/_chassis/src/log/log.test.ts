import assert from "node:assert/strict";
import { MongoServerError } from "mongodb";
import { backgroundContext, runInContext } from "../context/index.ts";
import { createLogger, type LogFields } from "./log.ts";

type Line = Record<string, unknown> & { err?: Record<string, unknown> };

function recording(level = "debug") {
  const lines: Line[] = [];
  const destination = { write: (text: string) => void lines.push(JSON.parse(text) as Line) };
  return { lines, logger: createLogger({ service: "catalog", level, destination }) };
}

function logged(fields: LogFields): Line {
  const { lines, logger } = recording();
  logger.info(fields, "something happened");
  return lines[0] as Line;
}

describe("a log line", () => {
  it("has the fixed keys", () => {
    const line = logged({});
    assert.deepEqual(Object.keys(line).sort(), ["instance", "level", "msg", "service", "time"]);
    assert.equal(line.level, "info");
    assert.equal(line.service, "catalog");
    assert.match(String(line.time), /^\d{4}-\d\d-\d\dT.*Z$/);
  });

  it("keeps allowed keys and drops all others, whatever they hold", () => {
    const fields = { code: "OK", durationMs: 3, password: "hunter2", body: { email: "a@b" }, subject: "p1" };
    const line = logged(fields as LogFields);
    assert.equal(line.code, "OK");
    assert.equal(line.subject, "p1");
    assert(!("password" in line) && !("body" in line));
  });

  it("carries the ids of the call that it was written in", () => {
    const { lines, logger } = recording();
    const traceparent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    const context = { ...backgroundContext("r-1", new AbortController().signal, 0), traceparent };
    runInContext(context, () => logger.info({}, "inside"));
    runInContext({ ...context, traceparent: undefined }, () => logger.info({}, "untraced"));
    logger.info({}, "outside");
    assert.equal(lines[0]?.requestId, "r-1");
    assert.equal(lines[0]?.traceId, "0af7651916cd43dd8448eb211c80319c");
    assert.equal(lines[1]?.requestId, "r-1");
    assert(!("traceId" in (lines[1] as Line)));
    assert(!("requestId" in (lines[2] as Line)));
  });

  it("is left out below the level", () => {
    const { lines, logger } = recording("warn");
    logger.debug({}, "no");
    logger.info({}, "no");
    logger.warn({}, "yes");
    logger.error({}, "yes");
    assert.deepEqual(
      lines.map(({ level }) => level),
      ["warn", "error"],
    );
  });

  it("goes to standard output where no destination is named", () => {
    createLogger({ service: "catalog", level: "silent" }).info({}, "nobody hears this");
  });
});

describe("an error in the log", () => {
  it("tells type, message, frames and code", () => {
    const { err } = logged({ err: Object.assign(new RangeError("too far"), { code: "E_FAR" }) });
    assert.equal(err?.type, "RangeError");
    assert.equal(err?.message, "too far");
    assert.equal(err?.code, "E_FAR");
    assert(Array.isArray(err?.stack) && err.stack.length > 0 && err.stack.length <= 8);
    assert(String(err.stack[0]).startsWith("at "));
  });

  it("tells only the code of a MongoDB error, never its text", () => {
    const text = 'E11000 duplicate key: { email: "someone@example.com" }';
    const error = new MongoServerError({
      message: text,
      errmsg: text,
      code: 11000,
      codeName: "DuplicateKey",
    });
    const line = JSON.stringify(logged({ err: new Error("store failed", { cause: error }) }));
    assert(!line.includes("someone@example.com"), line);
    assert(line.includes('"code":11000') && line.includes("DuplicateKey"));
  });

  it("tells causes, but not for ever", () => {
    const loop = new Error("round");
    loop.cause = new Error("and round", { cause: loop });
    const { err } = logged({ err: loop });
    assert.equal((err as { cause?: Line }).cause?.message, "and round");
  });

  it("need not be an Error", () => {
    assert.deepEqual(logged({ err: "thrown text may hold anything" }).err, { type: "string" });
    assert.deepEqual(logged({ err: undefined }).err, { type: "undefined" });
  });

  it("may lack a stack", () => {
    const error = new Error("bare");
    delete error.stack;
    assert.deepEqual(logged({ err: error }).err?.stack, []);
  });
});
