import { type ConfigOf, currencySetting, peerSetting, secretSetting, serviceSettings } from "@souk/chassis/config";

export const settings = {
  ...serviceSettings({ grpcPort: 7105, adminPort: 7205 }),
  cartGrpcAddr: peerSetting("cart", 7104),
  inventoryGrpcAddr: peerSetting("inventory", 7103),
  paymentGrpcAddr: peerSetting("payment", 7106),
  shopCurrency: currencySetting(),
  quoteTokenSecret: secretSetting("QUOTE_TOKEN_SECRET", "key that quotes are signed with, shared by replicas"),
};

export type OrderConfig = ConfigOf<typeof settings>;
