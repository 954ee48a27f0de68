import { type ConfigOf, peerSetting, serviceSettings, setting } from "@souk/chassis/config";
import { z } from "zod";

export const settings = {
  ...serviceSettings({ grpcPort: 7104, adminPort: 7204 }),
  catalogGrpcAddr: peerSetting("catalog", 7102),
  inventoryGrpcAddr: peerSetting("inventory", 7103),
  shopCurrency: setting(
    "SHOP_CURRENCY",
    z
      .string()
      .regex(/^[A-Z]{3}$/)
      .default("EUR"),
    "currency of all prices, ISO 4217",
  ),
};

export type CartConfig = ConfigOf<typeof settings>;
