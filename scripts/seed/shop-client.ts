import { CommandError } from "../kit/command.ts";
import { type JsonReply, sendJson } from "../kit/http.ts";
import { sleep } from "../kit/wait.ts";
import type { SignedIn } from "../secrets/sign-in.ts";

/** A reply that is not what was asked for. */
export class ShopError extends Error {
  override readonly name = "ShopError";
}

const TRIES = 6;
const FIRST_PAUSE_MS = 200;
/** Overloaded or not there for a moment: all our calls may be repeated, since writes carry a request id. */
const PASSING = new Set([429, 502, 503, 504]);

/** The shop's REST API, as staff. */
export class ShopClient {
  readonly #baseUrl: string;
  readonly #staff: SignedIn;

  constructor(baseUrl: string, staff: SignedIn) {
    this.#baseUrl = baseUrl;
    this.#staff = staff;
  }

  get(path: string): Promise<JsonReply> {
    return this.#call("GET", path);
  }

  post(path: string, body: unknown): Promise<JsonReply> {
    return this.#call("POST", path, body);
  }

  async #call(method: string, path: string, body?: unknown): Promise<JsonReply> {
    for (let attempt = 1; ; attempt += 1) {
      const reply = await this.#once(method, path, body).catch((error: Error) => error);
      if (reply instanceof CommandError) throw reply;
      const passing = reply instanceof Error || PASSING.has(reply.status);
      if (!passing) return reply;
      if (attempt === TRIES)
        throw new ShopError(`${method} ${path}: ${reply instanceof Error ? reply.message : reply.status}`);
      await sleep(FIRST_PAUSE_MS * 2 ** (attempt - 1));
    }
  }

  async #once(method: string, path: string, body?: unknown): Promise<JsonReply> {
    return sendJson({ method, url: `${this.#baseUrl}${path}`, token: await this.#staff.token(), body });
  }
}
