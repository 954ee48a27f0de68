import { mkdirSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { CommandError } from "../kit/command.ts";
import { type RedisProgram, redisSources } from "./redis-sources.ts";
import { freePort, givenStore, launch, type Store, type StoreOptions } from "./store.ts";

const FLAGS = ["--appendonly", "yes", "--appendfsync", "everysec", "--maxmemory-policy", "noeviction"];
const READY_MS = 15_000;

/**
 * Starts Redis on a loopback port: `REDIS_URL`, `redis-server` on PATH, Debian's package, the one in a PyPI wheel.
 *
 * @throws CommandError when there is none, or when it does not start
 */
export async function startRedis(options: StoreOptions): Promise<Store> {
  const given = options.given === undefined ? process.env.REDIS_URL : options.given;
  if (given) return givenStore(given, "REDIS_URL");
  return run(await findRedis(options.say), options);
}

/**
 * The first redis-server that runs here.
 *
 * @throws CommandError when there is none
 */
export async function findRedis(say?: (text: string) => void): Promise<RedisProgram> {
  for (const source of redisSources(say)) {
    const program = await source();
    if (program) return program;
  }
  throw new CommandError("There is no Redis: install redis-server, or set REDIS_URL. `make doctor` says more.");
}

async function run(program: RedisProgram, { port: wanted, dataDir, logFile }: StoreOptions): Promise<Store> {
  const folder = join(dataDir, `redis-${program.version.split(".")[0]}`);
  mkdirSync(folder, { recursive: true });
  const port = wanted || (await freePort());
  const launched = await launch({
    ...{ name: "Redis", program: program.file, argv0: "redis-server", logFile, timeoutMs: READY_MS },
    args: ["--port", String(port), "--bind", "127.0.0.1", "--dir", folder, ...FLAGS],
    env: { ...process.env, ...program.env },
    ready: async (_printed, child) => (await serverPid(port)) === child.pid,
  });
  return {
    ...{ uri: `redis://127.0.0.1:${port}`, kind: program.kind, pid: launched.pid },
    description: `Redis ${program.version} (${program.origin})`,
    ended: launched.ended,
    stop: launched.stop,
  };
}

/** The pid of the Redis at this port, once it has loaded its data. So a foreign one there is never taken for ours. */
function serverPid(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: "127.0.0.1", timeout: 1_000 });
    let text = "";
    const done = (pid?: number) => {
      socket.destroy();
      resolve(pid);
    };
    socket.setEncoding("utf8").once("connect", () => socket.write("PING\r\nINFO server\r\n"));
    for (const event of ["error", "timeout", "close"]) socket.once(event, () => done());
    socket.on("data", (chunk: string) => {
      text += chunk;
      const pid = /process_id:(\d+)/.exec(text)?.[1];
      if (!text.startsWith("+PONG".slice(0, text.length))) done();
      else if (pid) done(Number(pid));
    });
  });
}
