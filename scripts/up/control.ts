import { createHash } from "node:crypto";
import { once } from "node:events";
import { chmodSync, mkdirSync, rmSync } from "node:fs";
import { connect, createServer, type Server, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { CommandError } from "../kit/command.ts";

export type Request =
  | { readonly command: "status" }
  | { readonly command: "stop" }
  | { readonly command: "restart"; readonly service: string };

/** What the supervisor sends back, a line each: any number of `say`, then one with `done`. */
interface Reply {
  readonly say?: string;
  readonly done?: true;
  readonly result?: unknown;
  readonly failure?: string;
}

export type Handler = (request: Request, say: (text: string) => void) => Promise<unknown>;

const LONGEST_PATH = 100; // the system's limit for a socket's path is 104 or 108

/** Where the supervisor of a stack listens: beside its data, or in the temporary folder if that path is too long. */
export function socketPath(dataDir: string): string {
  const path = join(dataDir, "control.sock");
  if (path.length <= LONGEST_PATH) return path;
  return join(tmpdir(), `souk-${createHash("sha256").update(dataDir).digest("hex").slice(0, 16)}.sock`);
}

/** Listens for `make status`, `make restart` and `make down` of the same user. */
export async function serveControl(dataDir: string, handler: Handler): Promise<Server> {
  const path = socketPath(dataDir);
  mkdirSync(dirname(path), { recursive: true });
  rmSync(path, { force: true }); // only who holds the run comes here, so it is a dead one's
  const server = createServer((socket) => {
    socket.on("error", () => undefined); // whoever asked has gone
    createInterface({ input: socket }).once("line", (line) => void answer(line, socket, handler));
  });
  server.listen(path);
  await once(server, "listening");
  chmodSync(path, 0o600);
  return server;
}

async function answer(line: string, socket: Socket, handler: Handler): Promise<void> {
  const send = (reply: Reply) => void (socket.writable && socket.write(`${JSON.stringify(reply)}\n`));
  try {
    const result = await handler(JSON.parse(line) as Request, (say) => send({ say }));
    send({ done: true, result });
  } catch (error) {
    send({ done: true, failure: (error as Error).message });
  }
  socket.end();
}

/**
 * Asks the supervisor of a stack and waits for its answer.
 *
 * @throws CommandError when nobody listens, or with what went wrong there
 */
export async function askControl<T>(dataDir: string, request: Request, say: (text: string) => void): Promise<T> {
  const socket = connect(socketPath(dataDir));
  const refused = await once(socket, "connect").then(
    () => false,
    () => true,
  );
  if (refused) throw new CommandError("Nothing runs here. `make up` starts it.");
  socket.write(`${JSON.stringify(request)}\n`);
  for await (const line of createInterface({ input: socket })) {
    const reply = JSON.parse(line) as Reply;
    if (reply.say) say(reply.say);
    if (reply.failure) throw new CommandError(reply.failure);
    if (reply.done) return reply.result as T;
  }
  throw new CommandError("The supervisor ended before it had answered.");
}
