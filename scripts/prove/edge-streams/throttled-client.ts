import { once } from "node:events";
import { connect } from "node:net";

/** A caller of a stream of lines that reads no faster than it likes. */
export interface ThrottledClient {
  /** Resolves with the first bytes of the answer. */
  readonly begun: Promise<unknown>;
  /** What came, once the stream has ended. */
  readonly ended: Promise<{ readonly lines: number; readonly inOrder: boolean }>;
  bytes(): number;
  destroy(): void;
}

const NUMBER = /"number":"([0-9]+)"/g;
const TICK_MS = 10;

/** @param bytesPerSecond 0 reads only what comes first */
export async function openThrottled(port: number, path: string, bytesPerSecond: number): Promise<ThrottledClient> {
  const socket = connect({ port, host: "127.0.0.1" });
  await once(socket, "connect");
  socket.write(`GET ${path} HTTP/1.1\r\nhost: edge\r\nconnection: close\r\n\r\n`);
  const startedAt = performance.now();
  let [bytes, lines, rest, inOrder] = [0, 0, "", true];
  const take = (text: string) => {
    for (const [, number] of text.matchAll(NUMBER)) {
      inOrder &&= Number(number) === lines;
      lines++;
    }
  };
  socket.on("data", (chunk: Buffer) => {
    bytes += chunk.length;
    rest += chunk.toString("latin1");
    const end = rest.lastIndexOf("\n") + 1; // a chunk's frame may stand in a line only where lines end
    take(rest.slice(0, end));
    rest = rest.slice(end);
    if (bytes > (bytesPerSecond * (performance.now() - startedAt)) / 1_000) socket.pause();
  });
  const pace = setInterval(() => {
    if (bytes <= (bytesPerSecond * (performance.now() - startedAt)) / 1_000) socket.resume();
  }, TICK_MS);
  socket.on("close", () => clearInterval(pace));
  socket.on("error", () => socket.destroy());
  const closed = new Promise((resolve) => socket.once("close", resolve));
  return {
    begun: once(socket, "data"),
    ended: closed.then(() => ({ lines, inOrder })),
    bytes: () => bytes,
    destroy: () => socket.destroy(),
  };
}
