import type { CallIdentity } from "@souk/chassis/context";
import { sharedError } from "@souk/chassis/errors";
import type { Clock, Ids } from "@souk/chassis/ports";
import { adjustBucket, bucketIdOf, type LedgerEntry, MAIN_LOCATION } from "../domain/bucket.ts";
import { stockNotFound } from "../domain/errors.ts";
import type { StockStore } from "./ports.ts";

export interface AdjustStockDeps {
  readonly stock: StockStore;
  readonly clock: Clock;
  readonly ids: Ids;
  /** What counts as low. */
  readonly lowStockThreshold: bigint;
}

export interface AdjustStockCommand {
  readonly productId: string;
  /** Empty means the main location. */
  readonly locationId: string;
  readonly delta: bigint;
  readonly note: string;
  readonly call: CallIdentity;
}

export interface Adjusted {
  readonly entry: LedgerEntry;
  readonly replayed: boolean;
}

/**
 * The ledger's entry has the call's key in its id, and it lies in the bucket's own document until it is settled: so one
 * atomic write changes the stock, records the change and remembers the call.
 *
 * @throws InventoryError STOCK_NOT_FOUND, INSUFFICIENT_STOCK, STOCK_LIMIT_REACHED; AppError REQUEST_ID_REUSED
 */
export const adjustStock =
  (deps: AdjustStockDeps) =>
  async (command: AdjustStockCommand): Promise<Adjusted> => {
    const bucketId = bucketIdOf(command.productId, command.locationId || MAIN_LOCATION);
    const op = command.call.key ?? deps.ids.next();
    for (;;) {
      command.call.signal.throwIfAborted();
      const adjusted = await attempt(deps, command, bucketId, op);
      if (adjusted) return adjusted;
    }
  };

/** Undefined when somebody else changed the bucket meanwhile. */
async function attempt(
  { stock, clock, lowStockThreshold }: AdjustStockDeps,
  { productId, delta, note, call }: AdjustStockCommand,
  bucketId: string,
  op: string,
): Promise<Adjusted | undefined> {
  const before = await stock.bucket(bucketId);
  if (!before) throw stockNotFound(productId);
  // After the bucket was read: an entry that is in neither place now was never written up to this version.
  const known = await stock.recorded(bucketId, `${bucketId}~${op}`);
  if (known) return { entry: replayOf(known, call.fingerprint), replayed: true };
  const change = adjustBucket(before, { op, delta, note }, lowStockThreshold, new Date(clock.now()));
  call.signal.throwIfAborted();
  if (!(await stock.update(change, call))) return undefined;
  await stock.settle(bucketId);
  return { entry: change.entry, replayed: false };
}

function replayOf(known: { entry: LedgerEntry; fingerprint: string }, fingerprint: string): LedgerEntry {
  if (known.fingerprint === fingerprint) return known.entry;
  throw sharedError("REQUEST_ID_REUSED", "This request id came before with another adjustment. Choose a new one.");
}
