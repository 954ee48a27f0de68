import type { AuditChain } from "./chain.ts";
import type { AuditFault, AuditHead, AuditRange, AuditStore, AuditVerdict, StoredAuditRow } from "./ports.ts";

const BATCH_ROWS = 500;

/** Reads the rows of a range in batches, however many there are, up to the first that is not in order. */
export async function verifyChain(
  store: AuditStore,
  chain: AuditChain,
  range: AuditRange,
  signal: AbortSignal,
): Promise<AuditVerdict> {
  const { from = 1n, noted } = range;
  const notedKept = noted && (await holds(store, chain, noted));
  const before = await placeBefore(store, chain, from);
  if ("fault" in before) return { checked: 0n, head: undefined, broken: before, notedKept };
  const { last, broken } = await follow(store, chain, { ...range, last: before }, signal);
  const checked = last.n - before.n;
  return { checked, head: checked > 0n ? last : undefined, broken, notedKept };
}

interface Walk extends AuditRange {
  readonly last: AuditHead;
}

type Broken = NonNullable<AuditVerdict["broken"]>;

async function follow(
  store: AuditStore,
  chain: AuditChain,
  { last, to, noted }: Walk,
  signal: AbortSignal,
): Promise<{ last: AuditHead; broken: Broken | undefined }> {
  const isDone = () => to !== undefined && last.n >= to;
  for (let more = true; more && !isDone(); ) {
    signal.throwIfAborted();
    const rows = await store.read(last.n, BATCH_ROWS);
    for (const stored of rows) {
      if (isDone()) break;
      const fault = faultOf(chain, stored, last);
      if (fault) return { last, broken: { position: last.n + 1n, fault } };
      last = stored.row;
    }
    more = rows.length === BATCH_ROWS;
  }
  const wanted = to ?? noted?.n ?? 0n;
  const broken: Broken | undefined = last.n < wanted ? { position: last.n + 1n, fault: "MISSING" } : undefined;
  return { last: { n: last.n, hash: last.hash }, broken };
}

/** The row before a range is believed if it is as it was written. */
async function placeBefore(store: AuditStore, chain: AuditChain, from: bigint): Promise<AuditHead | Broken> {
  if (from <= 1n) return chain.origin;
  const position = from - 1n;
  const [stored] = await store.read(position - 1n, 1);
  const fault = stored ? faultAt(chain, stored, position) : "MISSING";
  return fault ? { position, fault } : (stored as StoredAuditRow).row;
}

async function holds(store: AuditStore, chain: AuditChain, { n, hash }: AuditHead): Promise<boolean> {
  const [stored] = await store.read(n - 1n, 1);
  return stored !== undefined && faultAt(chain, stored, n) === undefined && stored.row.hash === hash;
}

function faultOf(chain: AuditChain, stored: StoredAuditRow, last: AuditHead): AuditFault | undefined {
  return faultAt(chain, stored, last.n + 1n) ?? (stored.row.prev === last.hash ? undefined : "UNLINKED");
}

function faultAt(chain: AuditChain, { position, row, isWhole }: StoredAuditRow, n: bigint): AuditFault | undefined {
  if (position > n) return "MISSING";
  if (!isWhole || !chain.isAuthentic(row)) return "EDITED";
  return row.n === n ? undefined : "MOVED";
}
