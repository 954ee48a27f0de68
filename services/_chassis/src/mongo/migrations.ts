import { createHash } from "node:crypto";
import type { Db } from "mongodb";
import type { Ports } from "../ports/index.ts";
import { type CollectionPlan, ensureIndexes } from "./indexes.ts";
import { MongoLease } from "./lease.ts";

/** One step of a schema: expand first, contract in a later release, so that old and new code run side by side. */
export interface Migration {
  /** `0001-products`; never changes, like everything else in a migration that was released. */
  readonly id: string;
  readonly collections: readonly CollectionPlan[];
  /** Moves data; safe to repeat. */
  readonly run?: (db: Db) => Promise<void>;
}

interface MigrationDocument {
  _id: string;
  checksum: string;
  appliedAt: Date;
}

/** A third of the lease: a killed migration holds up the next one for 3 s, a long one keeps its lease. */
const RENEW_EVERY_MS = 1_000;

/**
 * Applies what is missing, in order. Only one process at a time does: the others wait for its lease.
 *
 * @throws Error when an applied migration has changed since
 */
export async function migrate(db: Db, migrations: readonly Migration[], ports: Ports): Promise<string[]> {
  const lease = new MongoLease(db, "migrations", ports.ids.next(), ports.clock);
  while (!(await lease.hold())) await ports.sleep(200);
  const renewing = setInterval(() => void lease.hold().catch(() => false), RENEW_EVERY_MS);
  try {
    const missing = await missingMigrations(db, migrations);
    for (const migration of missing) {
      await ensureIndexes(db, migration.collections);
      await migration.run?.(db);
      const appliedAt = new Date(ports.clock.now());
      await applied(db).insertOne({ _id: migration.id, checksum: checksumOf(migration), appliedAt });
    }
    return missing.map(({ id }) => id);
  } finally {
    clearInterval(renewing);
    await lease.drop();
  }
}

/** What a service does at its start: it never changes the schema, it only refuses one that is too old. */
export async function checkMigrated(db: Db, migrations: readonly Migration[]): Promise<void> {
  const missing = await missingMigrations(db, migrations);
  if (missing.length === 0) return;
  throw new Error(`migrations are missing: ${missing.map(({ id }) => id).join(", ")}; run the service with --migrate`);
}

async function missingMigrations(db: Db, migrations: readonly Migration[]): Promise<Migration[]> {
  const known = new Map((await applied(db).find().toArray()).map((row) => [row._id, row.checksum]));
  for (const migration of migrations) {
    const checksum = known.get(migration.id);
    if (checksum !== undefined && checksum !== checksumOf(migration)) {
      throw new Error(`migration ${migration.id} was changed after it had been applied; add a new one instead`);
    }
  }
  return migrations.filter(({ id }) => !known.has(id));
}

function checksumOf({ id, collections }: Migration): string {
  return createHash("sha256").update(JSON.stringify({ id, collections })).digest("hex");
}

function applied(db: Db) {
  return db.collection<MigrationDocument>("migrations");
}
