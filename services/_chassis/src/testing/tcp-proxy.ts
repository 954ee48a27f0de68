import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Server, type Socket } from "node:net";

/** Stands between a client and a server, so that a test can cut the line without stopping either. */
export interface TcpProxy {
  readonly port: number;
  /** Closes every connection at once, and refuses new ones until {@link mend}. */
  cut(): Promise<void>;
  /** Listens again, on the same port; does nothing while the line is whole. */
  mend(): Promise<void>;
  stop(): Promise<void>;
}

/** Listens on a free port and passes everything on to the target, until it is cut or stopped. */
export async function startTcpProxy(targetPort: number): Promise<TcpProxy> {
  const sockets = new Set<Socket>();
  const keep = (socket: Socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket)).on("error", () => undefined);
  };
  const open = async (port: number): Promise<Server> => {
    const server = createServer((client) => {
      const target = connect(targetPort, "127.0.0.1");
      keep(client);
      keep(target);
      client.pipe(target).pipe(client);
      client.on("close", () => target.destroy());
      target.on("close", () => client.destroy());
    });
    server.listen(port, "127.0.0.1");
    await once(server, "listening");
    return server;
  };
  let server = await open(0);
  const { port } = server.address() as AddressInfo;

  async function cut(): Promise<void> {
    if (!server.listening) return;
    const closed = once(server, "close");
    server.close();
    for (const socket of sockets) socket.destroy();
    await closed;
  }

  return {
    port,
    cut,
    mend: async () => {
      if (!server.listening) server = await open(port);
    },
    stop: cut,
  };
}
