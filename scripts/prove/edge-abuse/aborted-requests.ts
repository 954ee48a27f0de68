import { connect } from "node:net";
import { setTimeout as delay } from "node:timers/promises";

const HEAD = "host: edge\r\ncontent-type: application/json\r\n";
/** Calls that are answered at once, late or for ever, and calls that are not whole. */
const REQUESTS = [
  `GET /v1/everything?a_bool=true HTTP/1.1\r\n${HEAD}\r\n`,
  `GET /v1/dishes/slow HTTP/1.1\r\n${HEAD}\r\n`,
  `POST /v1/everything HTTP/1.1\r\n${HEAD}content-length: 1000\r\n\r\n{"aString":"`,
  `POST /v1/everything HTTP/1.1\r\n${HEAD}transfer-encoding: chunked\r\n\r\n5\r\n{"aSt`,
  `POST /v1/everything HTTP/1.1\r\n${HEAD}content-length: 20\r\n\r\n{"aString":"a whole"}`,
] as const;
const LONGEST_MS = 20;

/** Sends requests and goes away at any moment, so many at a time. */
export async function abortRequests(port: number, count: number, atATime: number): Promise<void> {
  let next = 0;
  const work = async () => {
    while (next < count) await abortOne(port, next++);
  };
  await Promise.all(Array.from({ length: atATime }, work));
}

async function abortOne(port: number, i: number): Promise<void> {
  const socket = connect({ port, host: "127.0.0.1" });
  const closed = new Promise((resolve) => socket.once("close", resolve));
  socket.on("error", () => socket.destroy());
  socket.write(REQUESTS[i % REQUESTS.length] as string);
  socket.resume();
  await delay((i * 7) % LONGEST_MS); // evenly over all moments, the same in every run
  if (i % 2 === 0) socket.destroy();
  else socket.resetAndDestroy();
  await closed;
}
