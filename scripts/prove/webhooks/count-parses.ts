import { appendFileSync } from "node:fs";

/**
 * Loaded into edge and payment by NODE_OPTIONS: adds a byte to the file WEBHOOKS_PARSED_TO for each body of a webhook that is parsed.
 * The service's own counter stands behind its check, and would not see what is parsed before it.
 */
const BODY = /^\s*\{\s*"id":\s*"evt_/;
const { parse } = JSON;

JSON.parse = (text, reviver) => {
  if (BODY.test(text)) appendFileSync(process.env.WEBHOOKS_PARSED_TO ?? "", ".");
  return parse(text, reviver);
};
