import { startStoreProxy } from "../../chaos/store-proxy.ts";
import { documentsIn } from "../../chaos/wire.ts";

const LISTS: Readonly<Record<string, string>> = { insert: "documents", update: "updates", delete: "deletes" };
/** Kept up whatever is ordered: who relays events. */
const NOT_COUNTED = new Set(["leases"]);

const READS = new Set(["find", "getMore", "aggregate", "count"]);

/** What was asked of the database since the last time, by `database.collection`. */
export interface Counted {
  readonly writes: Map<string, number>;
  readonly reads: Map<string, number>;
}

/** Stands before the database and counts what goes through. */
export interface WriteCounter {
  readonly port: number;
  take(): Counted;
  stop(): Promise<void>;
}

export async function startWriteCounter(targetPort: number): Promise<WriteCounter> {
  let counted = nothing();
  const { port, stop } = await startStoreProxy(targetPort, (command, frame) => {
    const { writes, reads } = counted;
    if (LISTS[command] || command === "findAndModify") countIn(writes, command, frame);
    else if (READS.has(command)) countIn(reads, command, frame);
    return undefined;
  });
  const take = () => {
    const taken = counted;
    counted = nothing();
    return taken;
  };
  return { port, take, stop };
}

function nothing(): Counted {
  return { writes: new Map(), reads: new Map() };
}

function countIn(counts: Map<string, number>, command: string, frame: Buffer): void {
  const { body, behind } = documentsIn(frame);
  const list = LISTS[command];
  const [collection, inline] = [String(body[command]), list ? (body[list] as unknown[] | undefined)?.length : 1];
  if (NOT_COUNTED.has(collection)) return;
  const name = `${body.$db}.${collection}`;
  counts.set(name, (counts.get(name) ?? 0) + (inline ?? behind));
}
