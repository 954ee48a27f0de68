export { createLogger, type LogFields, type Logger, type LogOptions } from "./log.ts";
