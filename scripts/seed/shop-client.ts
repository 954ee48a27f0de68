import { once } from "node:events";
import { type IncomingMessage, request } from "node:http";
import { text } from "node:stream/consumers";
import { sleep } from "../kit/wait.ts";

/** A reply that is not what was asked for. */
export class ShopError extends Error {
  override readonly name = "ShopError";
}

export interface ShopReply {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

const TIMEOUT_MS = 10_000;
const TRIES = 6;
const FIRST_PAUSE_MS = 200;
/** Overloaded or not there for a moment: all our calls may be repeated, since writes carry a request id. */
const PASSING = new Set([429, 502, 503, 504]);

/** The shop's REST API, as staff. */
export class ShopClient {
  readonly #baseUrl: string;
  readonly #token: string;

  constructor(baseUrl: string, token: string) {
    this.#baseUrl = baseUrl;
    this.#token = token;
  }

  get(path: string): Promise<ShopReply> {
    return this.#call("GET", path);
  }

  post(path: string, body: unknown): Promise<ShopReply> {
    return this.#call("POST", path, body);
  }

  async #call(method: string, path: string, body?: unknown): Promise<ShopReply> {
    for (let attempt = 1; ; attempt += 1) {
      const reply = await this.#once(method, path, body).catch((error: Error) => error);
      const passing = reply instanceof Error || PASSING.has(reply.status);
      if (!passing) return reply;
      if (attempt === TRIES)
        throw new ShopError(`${method} ${path}: ${reply instanceof Error ? reply.message : reply.status}`);
      await sleep(FIRST_PAUSE_MS * 2 ** (attempt - 1));
    }
  }

  /** Not fetch: that refuses the ports which browsers shun, and 10080 is one of them (PORT_OFFSET=2000). */
  async #once(method: string, path: string, body?: unknown): Promise<ShopReply> {
    const asked = request(`${this.#baseUrl}${path}`, {
      method,
      headers: { authorization: `Bearer ${this.#token}`, ...(body ? { "content-type": "application/json" } : {}) },
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    asked.end(body ? JSON.stringify(body) : undefined);
    const [response] = (await once(asked, "response")) as [IncomingMessage];
    const content = await text(response);
    return { status: response.statusCode ?? 0, body: content ? (JSON.parse(content) as Record<string, unknown>) : {} };
  }
}
