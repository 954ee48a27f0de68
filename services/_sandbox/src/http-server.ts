import { createHash } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Component } from "@souk/chassis/lifecycle";
import type { Logger } from "@souk/chassis/log";
import { Refusal } from "./authorization.ts";
import type { Misbehaviour } from "./misbehaviour.ts";
import { parseJson, readBody } from "./read-request.ts";
import { type Reply, type RouteDeps, routeOf } from "./routes.ts";

export interface HttpOptions extends RouteDeps {
  readonly port: number;
  readonly host: string;
  readonly logger: Logger;
  readonly misbehaviour: Misbehaviour;
}

export interface HttpServer extends Component {
  /** The bound port, once started. */
  port(): number;
}

export function createHttpServer(options: HttpOptions): HttpServer {
  const server = createServer((request, response) => void serve(request, response, options));
  server.requestTimeout = 15_000;
  return {
    name: "http",
    port: () => (server.address() as AddressInfo).port,
    start: async () => {
      server.listen(options.port, options.host);
      await once(server, "listening");
    },
    stop: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

async function serve(request: IncomingMessage, response: ServerResponse, options: HttpOptions): Promise<void> {
  const reply = await replyTo(request, response, options).catch((error: unknown) => failureOf(error, options.logger));
  if (!reply) return void response.destroy();
  const { status, body, type = "application/json", location } = reply;
  response.writeHead(status, { "content-type": type, ...(location ? { location } : {}) }).end(body);
}

/** Undefined where the connection is to be cut. */
async function replyTo(
  request: IncomingMessage,
  response: ServerResponse,
  options: HttpOptions,
): Promise<Reply | undefined> {
  const { method = "", url = "", headers } = request;
  const { pathname: path, searchParams: query } = new URL(url, "http://sandbox");
  const { route, id } = routeOf(method, path);
  const text = await readBody(request);
  const key = String(headers["idempotency-key"] ?? "");
  const fingerprint = createHash("sha256").update(`${method} ${path}\n${text}`).digest("base64url");
  const asked = { method, path, query, body: path.startsWith("/3ds/") ? {} : parseJson(text), key, fingerprint };
  if (!route.isProvider) return route.answer(asked, id, options);
  if (method === "POST" && key === "") throw new Refusal(400, "idempotency_key_missing");
  const { misbehaviour } = options;
  const token = tokenOf(asked.body);
  if ((await misbehaviour.before(key, token, closedOf(response))) === "CUT") return undefined;
  const reply = route.answer(asked, id, options);
  return misbehaviour.after(key, token) === "CUT" ? undefined : reply;
}

/** Aborts when whoever asked has gone. */
function closedOf(response: ServerResponse): AbortSignal {
  const gone = new AbortController();
  response.once("close", () => gone.abort());
  return gone.signal;
}

function tokenOf(body: unknown): string {
  const { token } = (body ?? {}) as { token?: unknown };
  return typeof token === "string" ? token : "";
}

function failureOf(error: unknown, logger: Logger): Reply {
  if (error instanceof Refusal) return { status: error.status, body: JSON.stringify({ error: { code: error.code } }) };
  logger.error({ err: error }, "a request failed");
  return { status: 500, body: JSON.stringify({ error: { code: "internal_error" } }) };
}
