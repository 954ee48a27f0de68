import { type ConfigOf, serviceSettings } from "@souk/chassis/config";

export const settings = serviceSettings({ grpcPort: 7103, adminPort: 7203 });

export type InventoryConfig = ConfigOf<typeof settings>;
