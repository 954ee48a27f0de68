import { type ConfigOf, serviceSettings } from "@souk/chassis/config";

export const settings = {
  ...serviceSettings({ grpcPort: 7106, adminPort: 7206 }),
};
