import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import type { Duplex } from "node:stream";
import type { Component } from "@souk/chassis/lifecycle";
import type { Logger } from "@souk/chassis/log";

export interface HttpServerOptions {
  readonly port: number;
  readonly host: string;
  readonly logger: Logger;
  readonly nextId: () => string;
  readonly handle: (request: IncomingMessage, response: ServerResponse) => void;
  /** How long the rest of a request is waited for that has had its answer. @defaultValue 15 s */
  readonly lingerMs?: number;
  /** Called when no new requests are taken any more. */
  readonly onDrain: () => void;
}

export interface HttpServer extends Component {
  /** The bound port, once started. */
  port(): number;
  /** Whether new requests are taken. */
  isOpen(): boolean;
}

const MAX_HEADER_BYTES = 16 * 1024;
const HEADERS_TIMEOUT_MS = 10_000;
const KEEP_ALIVE_MS = 65_000;
const LINGER_MS = 15_000;
const MAX_CONNECTIONS = 10_000;

/** The public door: node:http with its limits set, and an orderly way to close it. */
export function createHttpServer(options: HttpServerOptions): HttpServer {
  const { port, host, logger, nextId, handle, onDrain, lingerMs = LINGER_MS } = options;
  let isOpen = false;
  const unanswered = new Set<ServerResponse>();
  const sockets = new Set<Socket>();
  const server = createServer(
    {
      maxHeaderSize: MAX_HEADER_BYTES,
      requireHostHeader: false, // the handler wants one too, and says so in the form of every other error
      requestTimeout: 0, // bodies have limits of their own: some are read whole, some stream for long
      headersTimeout: HEADERS_TIMEOUT_MS,
      keepAliveTimeout: KEEP_ALIVE_MS,
      connectionsCheckingInterval: 1_000,
    },
    (request, response) => {
      unanswered.add(response);
      response.shouldKeepAlive &&= isOpen;
      response.once("close", () => {
        unanswered.delete(response);
        if (!isOpen) request.socket.destroySoon();
      });
      response.once("finish", () => endLingering(request, lingerMs));
      handle(request, response);
    },
  );
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  });
  server.maxConnections = MAX_CONNECTIONS;
  // RFC 9110, 10.1.1: what is expected beyond 100-continue may be passed over
  server.on("checkExpectation", (request, response) => server.emit("request", request, response));
  server.on("connect", (_, socket) => writeRefusal(socket, NO_TUNNELS, nextId()));
  server.on("clientError", (error: NodeJS.ErrnoException, socket) => refuse(error, socket, nextId()));
  return {
    name: "http",
    port: () => (server.address() as AddressInfo).port,
    isOpen: () => isOpen,
    start: async () => {
      await listen(server, port, host);
      isOpen = true;
      logger.info({ port: (server.address() as AddressInfo).port }, "serving HTTP");
    },
    drain: async (deadline) => {
      isOpen = false;
      onDrain();
      for (const response of unanswered) response.shouldKeepAlive = false;
      closeIdle(sockets, unanswered);
      if (server.listening) await closeGently(server, deadline);
    },
    stop: async () => server.closeAllConnections(),
  };
}

/** Who goes on sending, ever so slowly, what nobody reads any more, must not keep a connection by it. */
function endLingering(request: IncomingMessage, lingerMs: number): void {
  if (request.complete) return;
  const end = () => request.complete || request.socket.destroy();
  setTimeout(end, lingerMs).unref();
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      resolve();
    });
  });
}

/** Also closes connections that have not sent anything: server.closeIdleConnections() takes those for busy. */
function closeIdle(sockets: Iterable<Socket>, unanswered: Iterable<ServerResponse>): void {
  const busy = new Set([...unanswered].map((response) => response.socket));
  for (const socket of sockets) {
    if (!busy.has(socket)) socket.destroySoon();
  }
}

/** Takes no more connections, and waits for requests in flight until the deadline. */
function closeGently(server: Server, deadline: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    deadline.addEventListener("abort", () => resolve(), { once: true });
    server.close(() => resolve());
  });
}

const REFUSALS: Readonly<Record<string, string>> = {
  HPE_HEADER_OVERFLOW: "431 Request Header Fields Too Large",
  ERR_HTTP_REQUEST_TIMEOUT: "408 Request Timeout",
};
const NO_TUNNELS = "405 Method Not Allowed";

/** What node:http could not read never reaches a handler, but gets an answer of the same form. */
function refuse(error: NodeJS.ErrnoException, socket: Duplex, requestId: string): void {
  if (!socket.writable || error.code === "ECONNRESET") {
    socket.destroy();
    return;
  }
  writeRefusal(socket, REFUSALS[error.code ?? ""] ?? "400 Bad Request", requestId);
}

function writeRefusal(socket: Duplex, status: string, requestId: string): void {
  const info = {
    "@type": "type.googleapis.com/google.rpc.ErrorInfo",
    reason: "MALFORMED_REQUEST",
    domain: "souk.type.v1",
    metadata: {},
  };
  const body = JSON.stringify({
    code: 3,
    message: "The request is not HTTP that is understood here.",
    details: [info],
  });
  socket.end(
    `HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-type: application/json\r\n` +
      `content-length: ${Buffer.byteLength(body)}\r\nx-request-id: ${requestId}\r\n\r\n${body}`,
  );
}
