import { once } from "node:events";
import { type IncomingMessage, request } from "node:http";
import { text } from "node:stream/consumers";

export interface JsonRequest {
  readonly method: string;
  readonly url: string;
  readonly token?: string;
  readonly body?: unknown;
}

export interface JsonReply {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

const TIMEOUT_MS = 10_000;

/** Not fetch: that refuses the ports which browsers shun, and 10080 is one of them (PORT_OFFSET=2000). */
export async function sendJson({ method, url, token, body }: JsonRequest): Promise<JsonReply> {
  const headers = {
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    ...(body ? { "content-type": "application/json" } : {}),
  };
  const asked = request(url, { method, headers, signal: AbortSignal.timeout(TIMEOUT_MS) });
  asked.end(body ? JSON.stringify(body) : undefined);
  const [response] = (await once(asked, "response")) as [IncomingMessage];
  const content = await text(response);
  return { status: response.statusCode ?? 0, body: content ? (JSON.parse(content) as Record<string, unknown>) : {} };
}
