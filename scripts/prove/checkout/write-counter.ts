import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { deserialize } from "bson";

const OP_MSG = 2013;
const HEADER_BYTES = 16;
const FLAG_BYTES = 4;
const WRITES: Readonly<Record<string, string>> = { insert: "documents", update: "updates", delete: "deletes" };
/** Kept up whatever is ordered: who relays events. */
const NOT_COUNTED = new Set(["leases"]);

/** Stands before the database and counts the writes that go through, by collection (OP_MSG of MongoDB's wire protocol). */
export interface WriteCounter {
  readonly port: number;
  /** Written since the last time, by `database.collection`. */
  take(): ReadonlyMap<string, number>;
  stop(): Promise<void>;
}

export async function startWriteCounter(targetPort: number): Promise<WriteCounter> {
  const sockets = new Set<Socket>();
  let counts = new Map<string, number>();
  const count = (message: Buffer) => {
    const written = writesIn(message);
    if (!written || NOT_COUNTED.has(written.collection)) return;
    const name = `${written.database}.${written.collection}`;
    counts.set(name, (counts.get(name) ?? 0) + written.count);
  };
  const server = createServer((client) => {
    const target = connect(targetPort, "127.0.0.1");
    for (const socket of [client, target]) {
      socket.setNoDelay(true);
      sockets.add(socket);
      socket.on("close", () => sockets.delete(socket)).on("error", () => undefined);
    }
    client.on("data", frames(count));
    client.pipe(target).pipe(client);
    client.on("close", () => target.destroy());
    target.on("close", () => client.destroy());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    port: (server.address() as AddressInfo).port,
    take: () => {
      const taken = counts;
      counts = new Map();
      return taken;
    },
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
}

/** Cuts a stream of bytes into the protocol's messages, each of which begins with its length. */
function frames(take: (message: Buffer) => void): (chunk: Buffer) => void {
  let rest: Buffer = Buffer.alloc(0);
  return (chunk) => {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    while (rest.length >= HEADER_BYTES && rest.length >= rest.readInt32LE(0)) {
      const length = rest.readInt32LE(0);
      take(rest.subarray(0, length));
      rest = rest.subarray(length);
    }
  };
}

function writesIn(message: Buffer): { database: string; collection: string; count: number } | undefined {
  if (message.readInt32LE(12) !== OP_MSG) return undefined;
  const start = HEADER_BYTES + FLAG_BYTES + 1;
  if (message[start - 1] !== 0) return undefined;
  const length = message.readInt32LE(start);
  const body = deserialize(message.subarray(start, start + length)) as Record<string, unknown>;
  const command = Object.keys(body)[0] ?? "";
  const list = WRITES[command];
  if (!list && command !== "findAndModify") return undefined;
  const inline = list ? (body[list] as unknown[] | undefined)?.length : 1;
  return {
    database: String(body.$db),
    collection: String(body[command]),
    count: inline ?? documentsIn(message.subarray(start + length)),
  };
}

/** Of a section of kind 1: its length, the list's name, and documents one after the other. */
function documentsIn(section: Buffer): number {
  if (section.length === 0 || section[0] !== 1) return 1;
  const end = 1 + section.readInt32LE(1);
  let at = section.indexOf(0, 5) + 1;
  let count = 0;
  for (; at < end; at += section.readInt32LE(at)) count++;
  return count;
}
