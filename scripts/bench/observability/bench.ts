import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { freePort } from "@souk/chassis/testing";
import { type EdgeProcess, startEdgeProcess } from "../../../edge/test/support/edge-process.ts";
import { kitchenContract, kitchenImage } from "../../../edge/test/support/kitchen.ts";
import { startUpstream } from "../../../edge/test/support/scripted-upstream.ts";
import { atMost, type Check, told } from "../../prove/support/checks.ts";
import { cpuPerRequest } from "../support/cpu.ts";
import { median } from "../transcoder/measure.ts";

export interface ObservabilityBench {
  readonly rounds: number;
  /** Requests of a round, for each variant. */
  readonly requests: number;
}

const PATH = "/v1/everything?a_bool=true";

/** What it costs that the edge tells what it does: CPU time of its process for each request, variants in turn. */
export async function benchObservability({ rounds, requests }: ObservabilityBench): Promise<Check[]> {
  const upstream = await startUpstream(kitchenContract());
  upstream.answer(() => {
    upstream.calls.length = 0;
    return { reply: {} };
  });
  const collector = await startCollector();
  const start = async (env: Record<string, string>) =>
    startEdgeProcess({ image: kitchenImage(), upstream: upstream.address, env, port: await freePort() });
  const variants = new Map([
    ["metrics alone", await start({ LOG_LEVEL: "error" })],
    ["and a log line", await start({})],
    ["and spans to a receiver", await start({ OTEL_EXPORTER_OTLP_ENDPOINT: collector.url })],
  ]);
  const costs = new Map([...variants.keys()].map((name) => [name, [] as number[]]));
  try {
    for (const edge of variants.values()) await costOf(edge, requests); // what is compiled once
    for (let round = 0; round < rounds; round++) {
      for (const [name, edge] of variants) costs.get(name)?.push(await costOf(edge, requests));
    }
  } finally {
    for (const edge of variants.values()) await edge.stop();
    await upstream.stop();
    collector.stop();
  }
  return report(costs);
}

function report(costs: ReadonlyMap<string, readonly number[]>): Check[] {
  const medians = [...costs].map(([name, values]) => [name, median(values)] as const);
  const [, base] = medians[0] ?? ["", 0];
  return [
    ...medians.map(([name, value]) => told(`CPU time of a request: ${name}`, value, "µs")),
    ...medians.slice(1).map(([name, value]) => atMost(`${name}, times as much as metrics alone`, value / base, 2)),
  ];
}

/** In microseconds, the edge's alone. */
function costOf(edge: EdgeProcess, requests: number): Promise<number> {
  return cpuPerRequest([edge.pid], { urlOf: () => `${edge.url}${PATH}`, requests });
}

/** Takes spans and forgets them. */
async function startCollector() {
  const server = createServer((request, response) => {
    request.resume().on("end", () => response.end("{}"));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, stop: () => server.close() };
}
