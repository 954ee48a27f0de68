import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Server, type Socket } from "node:net";

/** Stands between a client and a server, so that a test can cut the line without stopping either. */
export interface TcpProxy {
  readonly port: number;
  /** Closes every connection at once, and refuses new ones until {@link mend}. */
  cut(): Promise<void>;
  /** Listens again, on the same port; does nothing while the line is whole. */
  mend(): Promise<void>;
  /**
   * A hole: takes new connections and swallows what they send, as those do that are open, of all or of the n-th since the
   * start. What was swallowed stays so: after {@link heal} only connections opened then are of use.
   */
  swallow(which?: (n: number) => boolean): void;
  /** Passes new connections on again. */
  heal(): void;
  stop(): Promise<void>;
}

/** Listens on a free port and passes everything on to the target, until it is cut or stopped. */
export async function startTcpProxy(targetPort: number): Promise<TcpProxy> {
  const sockets = new Set<Socket>();
  const lines: { readonly n: number; readonly fallSilent: () => void }[] = [];
  let isHole = (_n: number) => false;
  const keep = (socket: Socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket)).on("error", () => undefined);
  };
  const open = async (port: number): Promise<Server> => {
    const server = createServer((client) => {
      const target = connect(targetPort, "127.0.0.1");
      const n = lines.length;
      const fallSilent = () => {
        client.unpipe(target).resume();
        target.unpipe(client).resume();
      };
      lines.push({ n, fallSilent });
      keep(client);
      keep(target);
      client.pipe(target).pipe(client);
      if (isHole(n)) fallSilent();
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
    swallow: (which = () => true) => {
      isHole = which;
      for (const { n, fallSilent } of lines) if (which(n)) fallSilent();
    },
    heal: () => {
      isHole = () => false;
    },
    stop: cut,
  };
}
