import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { commandIn, FrameReader, notPrimaryReply } from "./wire.ts";

/** What a database does to its clients when it, or the way to it, breaks. */
export type StoreFault = "REPLY_LOST" | "RESET" | "NOT_PRIMARY";

export interface StoreProxy {
  readonly port: number;
  /** How often each was done. */
  readonly done: Readonly<Record<StoreFault, number>>;
  stop(): Promise<void>;
}

/**
 * Stands before a database, and breaks its commands as it is told:
 * REPLY_LOST has its effect and closes the connection in place of the reply, RESET closes it before the command gets
 * there, NOT_PRIMARY answers in the database's place that another one is the primary now.
 *
 * @param decide asked for each command, with the message that it stands in; undefined passes it on
 */
export async function startStoreProxy(
  targetPort: number,
  decide: (command: string, frame: Buffer) => StoreFault | undefined,
): Promise<StoreProxy> {
  const done: Record<StoreFault, number> = { REPLY_LOST: 0, RESET: 0, NOT_PRIMARY: 0 };
  const clients = new Set<Socket>();
  const server = createServer((client) => {
    const line = new Line(client, connect(targetPort, "127.0.0.1"));
    clients.add(client);
    client.on("close", () => clients.delete(client));
    const frames = new FrameReader();
    client.on("data", (chunk: Buffer) => {
      for (const frame of frames.read(chunk)) {
        const fault = decide(commandIn(frame) ?? "", frame);
        if (fault) done[fault] += 1;
        line.send(frame, fault);
      }
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    done,
    port: (server.address() as AddressInfo).port,
    stop: async () => {
      const closed = once(server, "close");
      server.close();
      for (const client of clients) client.destroy();
      await closed;
    },
  };
}

/** One client's connection. The driver sends no command on it before the one before is answered. */
class Line {
  readonly #client: Socket;
  readonly #target: Socket;

  constructor(client: Socket, target: Socket) {
    this.#client = client;
    this.#target = target;
    target.pipe(client);
    for (const socket of [client, target]) socket.on("error", () => undefined).on("close", () => this.#cut());
  }

  send(frame: Buffer, fault: StoreFault | undefined): void {
    if (fault === "RESET") this.#cut();
    else if (fault === "NOT_PRIMARY") this.#client.write(notPrimaryReply(frame));
    else {
      if (fault === "REPLY_LOST") this.#loseNext();
      this.#target.write(frame);
    }
  }

  #loseNext(): void {
    this.#target.unpipe(this.#client);
    this.#target.once("data", () => this.#cut()).resume();
  }

  #cut(): void {
    this.#client.resetAndDestroy();
    this.#target.destroy();
  }
}
