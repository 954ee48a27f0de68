export { peerSetting, processSettings, serviceSettings } from "./common.ts";
export {
  ConfigError,
  type ConfigOf,
  describeConfig,
  type Environment,
  readConfig,
  type Setting,
  type Settings,
  secretSetting,
  setting,
} from "./config.ts";
export { Secret } from "./secret.ts";
