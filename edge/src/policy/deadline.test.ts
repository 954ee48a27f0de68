import assert from "node:assert/strict";
import { AppError } from "@souk/chassis/errors";
import { timeoutMsOf } from "./deadline.ts";

describe("the time that a call may take", () => {
  const of = (grpcTimeout?: string, serverTimeout?: string, policyMs?: number) =>
    timeoutMsOf({ grpcTimeout, serverTimeout }, policyMs);

  const cases: [rule: string, ms: number, asked: Parameters<typeof of>][] = [
    ["is ten seconds where nobody says", 10_000, []],
    ["is at most a minute where only its caller says", 60_000, ["1H"]],
    ["is more than ten seconds where only its caller says so", 30_000, ["30S"]],
    ["is the policy's", 2_000, [undefined, undefined, 2_000]],
    ["is never more than the policy's", 2_000, ["1H", "100", 2_000]],
    ["is the caller's in hours", 3_600_000, ["1H", undefined, 1e9]],
    ["is the caller's in minutes", 120_000, ["2M", undefined, 1e9]],
    ["is the caller's in seconds", 3_000, ["3S", undefined, 1e9]],
    ["is the caller's in milliseconds", 4, ["4m"]],
    ["is the caller's in microseconds", 5, ["5000u"]],
    ["is the caller's in nanoseconds", 6, ["6000000n"]],
    ["is the caller's in decimal seconds", 1_500, [undefined, "1.5"]],
    ["is the shorter of two wishes", 1_000, ["1S", "1.5"]],
  ];
  for (const [rule, ms, asked] of cases) it(rule, () => assert.equal(of(...asked), ms));

  for (const text of ["", "1", "S", "1s", "-1S", "1.5S", "123456789S", "1 S", "1SS", "0S", "00000000n"]) {
    it(`is not ${JSON.stringify(text)} in Grpc-Timeout`, () => assert.throws(() => of(text), AppError));
  }
  for (const text of ["", "-1", "1s", "1e3", ".5", "1.", "Infinity", "0x1", "0", "0.0", "000"]) {
    it(`is not ${JSON.stringify(text)} in X-Server-Timeout`, () => assert.throws(() => of(undefined, text), AppError));
  }
});
