import { AUDIT_MIGRATION } from "../audit/index.ts";
import type { ConfigOf, serviceSettings } from "../config/index.ts";
import type { Component } from "../lifecycle/index.ts";
import { createLogger } from "../log/index.ts";
import { checkMigrated, createMongo, type Migration, type Mongo, migrate } from "../mongo/index.ts";
import { systemPorts } from "../ports/index.ts";

export interface StoreOptions {
  /** `catalog`: names the database. */
  readonly name: string;
  readonly config: Pick<ConfigOf<ReturnType<typeof serviceSettings>>, "mongodbUri" | "databasePrefix" | "logLevel">;
  readonly migrations: readonly Migration[];
}

/** The service's own database, and the logger that tells of it; nothing is opened before its start. */
export function createStore({ name, config }: StoreOptions) {
  const logger = createLogger({ service: name, level: config.logLevel });
  const mongo = createMongo({ uri: config.mongodbUri, database: `${config.databasePrefix}${name}`, logger });
  return { logger, mongo };
}

/** What `--migrate` does: brings the service's database up to date. */
export async function migrateService(options: StoreOptions): Promise<void> {
  const { logger, mongo } = createStore(options);
  await mongo.start();
  try {
    const done = await migrate(mongo.db, migrationsOf(options), systemPorts());
    logger.info({ count: done.length }, "migrations applied");
  } finally {
    await mongo.stop();
  }
}

/** Refuses to start over a schema that is too old. */
export function schemaCheck({ db }: Mongo, options: StoreOptions): Component {
  return { name: "migrations", start: () => checkMigrated(db, migrationsOf(options)), stop: async () => undefined };
}

/** The service's own, and what the chassis keeps in every service's database. */
function migrationsOf({ migrations }: StoreOptions): readonly Migration[] {
  return [...migrations, AUDIT_MIGRATION];
}
