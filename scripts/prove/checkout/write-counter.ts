import { startStoreProxy } from "../../chaos/store-proxy.ts";
import { documentsIn } from "../../chaos/wire.ts";

const LISTS: Readonly<Record<string, string>> = { insert: "documents", update: "updates", delete: "deletes" };
/** Kept up whatever is ordered: who relays events. */
const NOT_COUNTED = new Set(["leases"]);

/** Stands before the database and counts the writes that go through, by collection. */
export interface WriteCounter {
  readonly port: number;
  /** Written since the last time, by `database.collection`. */
  take(): ReadonlyMap<string, number>;
  stop(): Promise<void>;
}

export async function startWriteCounter(targetPort: number): Promise<WriteCounter> {
  let counts = new Map<string, number>();
  const count = (command: string, frame: Buffer): undefined => {
    const list = LISTS[command];
    if (!list && command !== "findAndModify") return;
    const { body, behind } = documentsIn(frame);
    const [collection, inline] = [String(body[command]), list ? (body[list] as unknown[] | undefined)?.length : 1];
    if (NOT_COUNTED.has(collection)) return;
    const name = `${body.$db}.${collection}`;
    counts.set(name, (counts.get(name) ?? 0) + (inline ?? behind));
  };
  const { port, stop } = await startStoreProxy(targetPort, count);
  const take = () => {
    const taken = counts;
    counts = new Map();
    return taken;
  };
  return { port, take, stop };
}
