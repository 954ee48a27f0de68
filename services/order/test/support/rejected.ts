import assert from "node:assert/strict";
import { AppError } from "@souk/chassis/errors";

/** The error that a call was refused with, which must carry the reason. */
export async function expectRejected(reason: string, work: Promise<unknown>): Promise<AppError> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  assert.ok(error instanceof AppError, `not rejected with ${reason}`);
  assert.equal(error.reason, reason, error.message);
  return error;
}
