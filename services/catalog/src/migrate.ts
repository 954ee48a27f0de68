import { migrateService } from "@souk/chassis/migration";
import type { CatalogConfig } from "./config.ts";
import { migrations } from "./store/migrations.ts";

/** What `--migrate` does. */
export function migrateDatabase(config: CatalogConfig): Promise<void> {
  return migrateService({ name: "catalog", config, migrations });
}
