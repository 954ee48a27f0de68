import { AppError } from "../errors/index.ts";

/** An error with a reason of `souk.ops.v1.ErrorReason`. */
export function opsError(reason: string, message: string, metadata: Readonly<Record<string, string>> = {}): AppError {
  return new AppError("souk.ops.v1", reason, message, { metadata });
}
