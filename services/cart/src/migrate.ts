import { migrateService } from "@souk/chassis/migration";
import type { CartConfig } from "./config.ts";
import { migrations } from "./store/migrations.ts";

/** What `--migrate` does. */
export function migrateDatabase(config: CartConfig): Promise<void> {
  return migrateService({ name: "cart", config, migrations });
}
