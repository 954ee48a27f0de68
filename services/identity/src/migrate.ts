import { migrateService } from "@souk/chassis/migration";
import type { IdentityConfig } from "./config.ts";
import { migrations } from "./store/migrations.ts";

/** What `--migrate` does. */
export function migrateDatabase(config: IdentityConfig): Promise<void> {
  return migrateService({ name: "identity", config, migrations });
}
