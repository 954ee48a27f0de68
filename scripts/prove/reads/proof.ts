import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { atMost, type Check, exactly } from "../support/checks.ts";
import { type ProofShop, startProofShop } from "../support/shop.ts";
import { staffClient } from "../support/staff.ts";

export interface ReadsOptions {
  readonly readers: number;
}

const PRODUCT = "read-by-all";

/** Many readers of one product at the same moment. */
export async function proveReads({ readers }: ReadsOptions): Promise<Check[]> {
  await using shop = await startProofShop();
  await (await staffClient(shop)).create(PRODUCT);
  const request = `GET /v1/products/${PRODUCT} HTTP/1.1\r\nhost: edge\r\nconnection: close\r\n\r\n`;
  await askAtOnce(shop, request, 50); // what is compiled and connected once
  const before = await callsOf(shop);
  const answers = await askAtOnce(shop, request, readers);
  const calls = (await callsOf(shop)) - before;
  const contents = new Set(answers.map((answer) => answer.slice(answer.indexOf("\r\n\r\n"))));
  return [
    exactly(
      "readers that got the product",
      answers.filter((answer) => answer.startsWith("HTTP/1.1 200")).length,
      readers,
    ),
    exactly("different contents among their answers", contents.size, 1),
    atMost("calls of the catalog for all of them", calls, 5),
  ];
}

/** Connects first, so that all ask in one moment. */
async function askAtOnce({ base }: ProofShop, request: string, count: number): Promise<string[]> {
  const port = Number(new URL(base).port);
  const sockets = await Promise.all(Array.from({ length: count }, () => opened(port)));
  return Promise.all(sockets.map((socket) => ask(socket, request)));
}

async function opened(port: number): Promise<Socket> {
  const socket = connect({ port, host: "127.0.0.1" });
  await once(socket, "connect");
  return socket;
}

async function ask(socket: Socket, request: string): Promise<string> {
  const chunks: Buffer[] = [];
  socket.on("data", (chunk) => chunks.push(chunk));
  const closed = once(socket, "close");
  socket.write(request);
  await closed;
  return Buffer.concat(chunks).toString("latin1");
}

/** GetProduct calls that the catalog has answered. */
async function callsOf({ processes }: ProofShop): Promise<number> {
  const { adminPort } = processes.catalog.spec;
  const metrics = await (await fetch(`http://127.0.0.1:${adminPort}/metrics`)).text();
  const counts = metrics.matchAll(/^\w*server\w*_count\{[^}]*GetProduct[^}]*\} ([0-9]+)$/gm);
  return [...counts].reduce((sum, [, count]) => sum + Number(count), 0);
}
