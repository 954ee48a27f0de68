import { setTimeout as delay } from "node:timers/promises";
import { type EdgeProcess, startEdgeProcess } from "../../../edge/test/support/edge-process.ts";
import { contractIn } from "../../../edge/test/support/kitchen.ts";
import { type StreamUpstream, startStreamUpstream } from "../../../edge/test/support/stream-upstream.ts";
import { atMost, type Check, exactly, told } from "../support/checks.ts";
import { quantileMs } from "../support/load.ts";
import { openThrottled } from "./throttled-client.ts";

export interface EdgeStreamsOptions {
  /** Messages of the long stream. */
  readonly messages: number;
  readonly bytesPerSecond: number;
  /** Streams whose callers go away. */
  readonly disconnects: number;
  readonly say: (line: string) => void;
}

const MEGABYTE = 1024 * 1024;
const TITLE = "t".repeat(200);
const LOOK_EVERY_MS = 200;
const PATH = "/v1/topics/long:watch";

/** An edge between a service that sends as fast as it may and a caller that reads slowly, or goes away. */
export async function proveEdgeStreams(options: EdgeStreamsOptions): Promise<Check[]> {
  const contract = contractIn("streams");
  const upstream = await startStreamUpstream(contract);
  const edge = await startEdgeProcess({ image: contract.image, upstream: upstream.address });
  try {
    await warmUp(edge, upstream);
    return [...(await slowReader(edge, upstream, options)), ...(await disconnects(edge, upstream, options))];
  } finally {
    await edge.stop();
    await upstream.stop();
  }
}

/** What any stream costs once: code that is compiled, buffers that are kept. */
async function warmUp(edge: EdgeProcess, upstream: StreamUpstream): Promise<void> {
  sendMessages(upstream, 30_000);
  const client = await openThrottled(edge.port, PATH, Number.POSITIVE_INFINITY);
  await client.ended;
}

async function slowReader(edge: EdgeProcess, upstream: StreamUpstream, options: EdgeStreamsOptions): Promise<Check[]> {
  const { messages, bytesPerSecond, say } = options;
  sendMessages(upstream, messages);
  const before = edge.rss();
  let most = before;
  const startedAt = performance.now();
  const client = await openThrottled(edge.port, PATH, bytesPerSecond);
  const watching = setInterval(() => {
    most = Math.max(most, edge.rss());
  }, LOOK_EVERY_MS);
  const { lines, inOrder } = await client.ended;
  clearInterval(watching);
  const seconds = (performance.now() - startedAt) / 1_000;
  say(`${lines} messages in ${Math.round(seconds)} s`);
  return [
    exactly("messages that a slow reader got, in their order", inOrder ? lines : "out of order", messages),
    told("its pace", client.bytes() / MEGABYTE / seconds, "MB/s"),
    atMost("memory that the edge took meanwhile", (most - before) / MEGABYTE, 30, "MB"),
  ];
}

/** Callers that read along, and callers that had stopped reading. */
async function disconnects(edge: EdgeProcess, upstream: StreamUpstream, options: EdgeStreamsOptions): Promise<Check[]> {
  const idle: number[] = [];
  const stalled: number[] = [];
  for (let i = 0; i < options.disconnects; i++) {
    upstream.answer(async function* ({ cancelled }) {
      yield { title: TITLE };
      await new Promise((resolve) => cancelled.addEventListener("abort", resolve));
    });
    idle.push(await timeToCancel(edge, upstream, Number.POSITIVE_INFINITY));
    sendMessages(upstream, 1_000_000);
    stalled.push(await timeToCancel(edge, upstream, 0));
  }
  return [
    atMost("caller gone → call cancelled, longest, idle stream", Math.max(...idle), 100, "ms"),
    atMost("the same of a stream that its caller did not read", Math.max(...stalled), 100, "ms"),
    told("median of both", quantileMs([...idle, ...stalled], 0.5), "ms"),
  ];
}

async function timeToCancel(edge: EdgeProcess, upstream: StreamUpstream, bytesPerSecond: number): Promise<number> {
  const client = await openThrottled(edge.port, PATH, bytesPerSecond);
  await client.begun;
  await delay(100); // until what fits between the service and a caller that does not read has filled up
  const cancelled = upstream.calls[0]?.cancelled as AbortSignal;
  const ended = new Promise((resolve) => cancelled.addEventListener("abort", resolve));
  const at = performance.now();
  client.destroy();
  await ended;
  return performance.now() - at;
}

function sendMessages(upstream: StreamUpstream, count: number): void {
  upstream.answer(async function* ({ requests }) {
    for await (const _ of requests);
    for (let i = 0; i < count; i++) yield { resumeToken: `t.${i}`, title: TITLE, number: BigInt(i) };
  });
}
