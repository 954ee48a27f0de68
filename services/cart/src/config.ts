import { type ConfigOf, currencySetting, peerSetting, serviceSettings } from "@souk/chassis/config";

export const settings = {
  ...serviceSettings({ grpcPort: 7104, adminPort: 7204 }),
  catalogGrpcAddr: peerSetting("catalog", 7102),
  inventoryGrpcAddr: peerSetting("inventory", 7103),
  shopCurrency: currencySetting(),
};

export type CartConfig = ConfigOf<typeof settings>;
