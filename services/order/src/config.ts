import { type ConfigOf, serviceSettings } from "@souk/chassis/config";

export const settings = {
  ...serviceSettings({ grpcPort: 7105, adminPort: 7205 }),
};
