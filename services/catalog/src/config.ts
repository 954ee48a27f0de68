import { type ConfigOf, currencySetting, serviceSettings } from "@souk/chassis/config";

export const settings = {
  ...serviceSettings({ grpcPort: 7102, adminPort: 7202 }),
  shopCurrency: currencySetting(),
};

export type CatalogConfig = ConfigOf<typeof settings>;
