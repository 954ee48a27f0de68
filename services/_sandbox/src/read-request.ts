import type { IncomingMessage } from "node:http";
import { Refusal } from "./authorization.ts";

const MOST_BYTES = 65_536;

/** @throws Refusal 413 */
export async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MOST_BYTES) throw new Refusal(413, "body_too_large");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

/** Of an empty body: an empty object. @throws Refusal 400 */
export function parseJson(text: string): unknown {
  try {
    return text === "" ? {} : JSON.parse(text);
  } catch {
    throw new Refusal(400, "invalid_json");
  }
}
