export { Faults } from "./faults.ts";
export { ValueError } from "./numbers.ts";
export { readMessage } from "./read-message.ts";
export { JsonTextError, scanJson } from "./scan-json.ts";
