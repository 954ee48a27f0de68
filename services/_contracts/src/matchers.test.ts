import assert from "node:assert/strict";
import { int64, str, timestamp } from "./matchers.ts";

describe("matchers", () => {
  it("have an example that fits, which the consumer is tested with", () => {
    assert.equal(str("EUR", "[A-Z]{3}").value, "EUR");
    for (const example of ["eur", "EUROS", " EUR"]) assert.throws(() => str(example, "[A-Z]{3}"), /does not fit/);
    assert.throws(() => int64("1.5"), /does not fit/);
    assert.throws(() => timestamp("2026-01-02"), /does not fit/);
  });

  it("take timestamps with every number of digits that ProtoJSON writes", () => {
    for (const digits of ["", ".123", ".123456", ".123456789"]) assert.ok(timestamp(`2026-01-02T03:04:05${digits}Z`));
  });
});
