import { migrateService } from "@souk/chassis/migration";
import type { PaymentConfig } from "./config.ts";
import { migrations } from "./store/migrations.ts";

/** What `--migrate` does. */
export function migrateDatabase(config: PaymentConfig): Promise<void> {
  return migrateService({ name: "payment", config, migrations });
}
