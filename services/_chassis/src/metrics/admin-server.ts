import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Component } from "../lifecycle/index.ts";
import type { Metrics } from "./metrics.ts";

/** What one part of the process says of its health. */
export interface HealthReport {
  readonly ready: boolean;
  /** Parts that are down without making the process unready, such as Redis or a peer. */
  readonly degraded: readonly string[];
}

export interface AdminOptions {
  readonly port: number;
  readonly host: string;
  readonly metrics: Metrics;
  readonly health: () => HealthReport;
}

export interface AdminServer extends Component {
  /** The bound port, once started. */
  port(): number;
}

/** `/livez` (the event loop turns), `/readyz` (200 or 503, with the degraded parts), `/metrics` (Prometheus). */
export function createAdminServer({ port, host, metrics, health }: AdminOptions): AdminServer {
  const server = createServer(async (request, response) => {
    const path = request.url?.split("?")[0];
    if (path === "/livez") return response.end("ok\n");
    if (path === "/metrics") {
      response.setHeader("content-type", "text/plain; version=0.0.4; charset=utf-8");
      return response.end(await metrics.render());
    }
    response.setHeader("content-type", "application/json");
    if (path !== "/readyz") {
      response.statusCode = 404;
      return response.end('{"error":"known paths: /livez, /readyz, /metrics"}\n');
    }
    const report = health();
    response.statusCode = report.ready ? 200 : 503;
    return response.end(`${JSON.stringify(report)}\n`);
  });
  server.requestTimeout = 5_000;
  return {
    name: "admin",
    port: () => (server.address() as AddressInfo).port,
    start: () => listen(server, port, host),
    stop: () => new Promise((resolve) => closeServer(server, resolve)),
  };
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

function closeServer(server: Server, done: () => void): void {
  server.close(() => done());
  server.closeAllConnections();
}
