import type { MethodContract } from "../contract/index.ts";
import { AppError } from "../errors/index.ts";
import type { Metrics } from "../metrics/index.ts";

/** Counts what a check refuses. Denials are not put on record one by one: anybody could fill the audit log with them. */
export async function countingDenials<T>(
  { accessDenials }: Pick<Metrics, "accessDenials">,
  { path }: MethodContract,
  check: () => Promise<T>,
): Promise<T> {
  try {
    return await check();
  } catch (error) {
    if (error instanceof AppError) accessDenials.inc({ rpc_method: path.slice(1), reason: error.reason });
    throw error;
  }
}
