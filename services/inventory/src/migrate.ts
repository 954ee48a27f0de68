import { migrateService } from "@souk/chassis/migration";
import type { InventoryConfig } from "./config.ts";
import { migrations } from "./store/migrations.ts";

/** What `--migrate` does. */
export function migrateDatabase(config: InventoryConfig): Promise<void> {
  return migrateService({ name: "inventory", config, migrations });
}
