import { globSync } from "node:fs";
import { appendFile, readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { dirname } from "node:path";
import { freePort } from "@souk/chassis/testing";
import type { RunningShop } from "../../../e2e/support/shop.ts";
import { logFileOf } from "../../../logs/log-file.ts";
import { SERVICES } from "../../../services.ts";
import type { TraceReceiver } from "../../trace/receiver.ts";
import { textOf } from "./search.ts";
import { NOTHING_TO_CLEAR, type Surface } from "./surface.ts";

/** What every process wrote, at whatever level. */
export function logSurface({ dataDir }: RunningShop): Surface {
  const line = (values: readonly string[]) => `${JSON.stringify({ level: "debug", msg: "planted", values })}\n`;
  return {
    name: "logs",
    read: async () => {
      const files = globSync(`${dirname(logFileOf(dataDir, "any"))}/*.log`);
      return textOf(Buffer.concat(await Promise.all(files.map((file) => readFile(file)))));
    },
    plant: (values) => appendFile(logFileOf(dataDir, "planted"), line(values)),
    clear: NOTHING_TO_CLEAR,
  };
}

/** `/metrics` of every process. */
export function metricsSurface(shop: RunningShop): Surface {
  const ports = SERVICES.flatMap(({ name }) => shop.replicasOf(name).map(({ admin }) => admin));
  const leaks: (() => void)[] = [];
  return {
    name: "metrics",
    read: async () => {
      const pages = ports.map(async (port) => (await fetch(`http://127.0.0.1:${port}/metrics`)).text());
      return textOf(Buffer.from((await Promise.all(pages)).join("\n")));
    },
    plant: async (values) => {
      const port = await freePort();
      const page = values.map((value) => `planted_total{who=${JSON.stringify(value)}} 1`).join("\n");
      const server = createServer((_, response) => response.end(page)).listen(port, "127.0.0.1");
      ports.push(port);
      leaks.push(() => server.close().closeAllConnections());
    },
    clear: async () => {
      for (const stop of leaks) stop();
    },
  };
}

/** Every span that a process has sent, with all its attributes and events. */
export function spanSurface({ endpoint, spans }: TraceReceiver): Surface {
  return {
    name: "spans",
    read: async () => textOf(Buffer.from(JSON.stringify(spans))),
    plant: async (values) => {
      const attributes = values.map((value, i) => ({ key: `planted.${i}`, value: { stringValue: value } }));
      const scopeSpans = [{ spans: [{ name: "planted", attributes }] }];
      const body = JSON.stringify({ resourceSpans: [{ resource: { attributes: [] }, scopeSpans }] });
      await (await fetch(endpoint, { method: "POST", body })).text();
    },
    clear: NOTHING_TO_CLEAR,
  };
}

/** What callers were told when they were refused. */
export function errorSurface(bodies: string[]): Surface {
  return {
    name: "error bodies",
    read: async () => textOf(Buffer.from(bodies.join("\n"))),
    plant: async (values) => void bodies.push(JSON.stringify({ message: `planted: ${values.join(", ")}` })),
    clear: NOTHING_TO_CLEAR,
  };
}
