import { once } from "node:events";
import { createServer } from "node:http";
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

type Answer = [status: number, contentType: string, body: string];

/** `/livez` (the event loop turns), `/readyz` (200 or 503, with the degraded parts), `/metrics` (Prometheus). */
export function createAdminServer({ port, host, metrics, health }: AdminOptions): AdminServer {
  async function answer(path: string): Promise<Answer> {
    if (path === "/livez") return [200, "text/plain", "ok\n"];
    if (path === "/metrics") return [200, "text/plain; version=0.0.4; charset=utf-8", await metrics.render()];
    if (path !== "/readyz") return [404, "application/json", '{"error":"known paths: /livez, /readyz, /metrics"}\n'];
    const report = health();
    return [report.ready ? 200 : 503, "application/json", `${JSON.stringify(report)}\n`];
  }

  const server = createServer(async (request, response) => {
    const path = request.url?.split("?")[0] ?? "";
    const broken: Answer = [500, "application/json", '{"error":"a gauge or a health check threw"}\n'];
    const [status, type, body] = await answer(path).catch(() => broken);
    response.writeHead(status, { "content-type": type }).end(body);
  });
  server.requestTimeout = 5_000;
  return {
    name: "admin",
    port: () => (server.address() as AddressInfo).port,
    start: async () => {
      server.listen(port, host);
      await once(server, "listening"); // throws what `error` tells
    },
    stop: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}
