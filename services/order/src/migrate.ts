import { migrateService } from "@souk/chassis/migration";
import type { OrderConfig } from "./config.ts";
import { migrations } from "./store/migrations.ts";

/** What `--migrate` does. */
export function migrateDatabase(config: OrderConfig): Promise<void> {
  return migrateService({ name: "order", config, migrations });
}
