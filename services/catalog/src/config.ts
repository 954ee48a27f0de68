import { type ConfigOf, serviceSettings, setting } from "@souk/chassis/config";
import { z } from "zod";

export const settings = {
  ...serviceSettings({ grpcPort: 7102, adminPort: 7202 }),
  shopCurrency: setting(
    "SHOP_CURRENCY",
    z
      .string()
      .regex(/^[A-Z]{3}$/)
      .default("EUR"),
    "currency of all prices, ISO 4217",
  ),
};

export type CatalogConfig = ConfigOf<typeof settings>;
