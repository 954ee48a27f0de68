import { type ConfigOf, serviceSettings, setting } from "@souk/chassis/config";
import { z } from "zod";

export const settings = {
  ...serviceSettings({ grpcPort: 7103, adminPort: 7203 }),
  lowStockThreshold: setting(
    "LOW_STOCK_THRESHOLD",
    z.coerce.number().int().min(0).max(1_000_000).default(5),
    "stock that falls to this quantity or below it is told as low",
  ),
};

export type InventoryConfig = ConfigOf<typeof settings>;
