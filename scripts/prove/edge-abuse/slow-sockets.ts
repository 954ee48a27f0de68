import { connect, type Socket } from "node:net";

/** Callers that send a byte now and then, and keep coming back. */
export interface SlowSockets {
  /** How many are connected now. */
  open(): number;
  stop(): void;
}

/** Half of them never finish their head, half of them their body. */
const BEGINNINGS = [
  "GET /v1/everything HTTP/1.1\r\nhost: edge\r\nx-slow: ",
  "POST /v1/everything HTTP/1.1\r\nhost: edge\r\ncontent-type: application/json\r\ncontent-length: 100000\r\n\r\n",
] as const;

export function openSlowSockets(port: number, count: number, everyMs: number): SlowSockets {
  let isStopped = false;
  const sockets = new Set<Socket>();
  const openOne = (i: number) => {
    const socket = connect({ port, host: "127.0.0.1" });
    let drip: NodeJS.Timeout | undefined;
    const first = setTimeout(
      () => {
        drip = setInterval(() => socket.write(" "), everyMs);
      },
      (i / count) * everyMs,
    ); // each in its own moment
    sockets.add(socket);
    socket.write(BEGINNINGS[i % BEGINNINGS.length] as string);
    socket.on("error", () => socket.destroy());
    socket.resume();
    socket.on("close", () => {
      clearTimeout(first);
      clearInterval(drip);
      sockets.delete(socket);
      if (!isStopped) openOne(i);
    });
  };
  for (let i = 0; i < count; i++) openOne(i);
  return {
    open: () => [...sockets].filter(({ readyState }) => readyState === "open").length,
    stop: () => {
      isStopped = true;
      for (const socket of sockets) socket.destroy();
    },
  };
}
