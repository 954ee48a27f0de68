import { connect } from "node:net";
import type { Contract } from "@souk/chassis/contract";
import { compileRoutes, labelOf } from "../../../edge/src/routing/compile-routes.ts";
import { httpStatusOfCode } from "../../../edge/src/status/http-status.ts";
import { startEdgeProcess } from "../../../edge/test/support/edge-process.ts";
import { createKeys } from "../../../edge/test/support/keys.ts";
import { contractIn } from "../../../edge/test/support/kitchen.ts";
import { startStreamUpstream } from "../../../edge/test/support/stream-upstream.ts";
import { type Check, exactly, told } from "../support/checks.ts";
import { createRandom, type Random } from "../support/random.ts";
import { judge } from "./judge.ts";
import { type HostileRequest, hostileRequest, type Surface } from "./requests.ts";

export interface HostileOptions {
  readonly requests: number;
  readonly seed: number;
  readonly say: (line: string) => void;
}

/** One with every kind of field, and one with every kind of stream. */
const CONTRACTS = ["kitchen", "streams"];
const AT_A_TIME = 30;
const FAULTS_SHOWN = 20;
/** What is not whole is waited for; nobody waits for its end here. */
const PATIENCE_MS = { whole: 10_000, broken: 300 };

/** Requests that mean harm, made of a seed, and every answer to them. */
export async function proveHostile({ requests, seed, say }: HostileOptions): Promise<Check[]> {
  const statuses = new Map<number, number>();
  const faults: string[] = [];
  let [alive, complaints] = [0, 0];
  for (const [i, name] of CONTRACTS.entries()) {
    const contract = contractIn(name);
    const count = Math.ceil(requests / CONTRACTS.length);
    const outcome = await attack(contract, count, createRandom(seed + i), statuses, faults);
    alive += outcome.isAlive ? 1 : 0;
    complaints += outcome.complaints;
  }
  for (const fault of faults.slice(0, FAULTS_SHOWN)) say(fault);
  const ordered = [...statuses].sort(([a], [b]) => a - b);
  for (const [status, count] of ordered) say(`${status === 0 ? "no answer" : status}: ${count}`);
  return [
    told("requests, of the seed", `${[...statuses.values()].reduce((sum, count) => sum + count, 0)}, ${seed}`),
    exactly("answers that are not as documented", faults.length, 0),
    exactly("edges that live", alive, CONTRACTS.length),
    exactly("times that an edge could not answer", complaints, 0),
  ];
}

async function attack(
  contract: Contract,
  count: number,
  random: Random,
  statuses: Map<number, number>,
  faults: string[],
): Promise<{ readonly isAlive: boolean; readonly complaints: number }> {
  const keys = createKeys();
  const surface = surfaceOf(contract, keys.token("admin"));
  const upstream = await startStreamUpstream(contract);
  upstream.answer(async function* ({ requests, metadata }) {
    const injected = Number(metadata.get("inject")[0] ?? 0);
    if (injected)
      throw {
        code: injected,
        details: httpStatusOfCode(injected) < 500 ? "refused" : "boom\n    at run (/srv/secret-of-the-service.js:1:2)",
      };
    for await (const _ of requests);
    yield {};
  });
  const edge = await startEdgeProcess({
    ...{ image: contract.image, upstream: upstream.address, args: ["--encodings", "gzip,br"] },
    env: { JWKS_FILE: keys.jwksFile },
  });
  try {
    let left = count;
    const work = async () => {
      while (left-- > 0) {
        const request = hostileRequest(random, surface);
        const { status, fault } = judge(request, await send(edge.port, request));
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
        if (fault) faults.push(`${fault}: ${JSON.stringify(request.bytes.toString("latin1", 0, 300))}`);
      }
    };
    await Promise.all(Array.from({ length: AT_A_TIME }, work));
    const isAlive = edge.isAlive() && (await fetch(`${edge.url}/v1/nowhere`)).status === 404;
    return { isAlive, complaints: edge.log.filter(({ msg }) => msg === "cannot answer").length };
  } finally {
    await edge.stop();
    await upstream.stop();
  }
}

function surfaceOf(contract: Contract, token: string): Surface {
  const { routes } = compileRoutes(contract);
  const messages = [...contract.registry].flatMap((desc) => (desc.kind === "message" ? [desc] : []));
  const own = messages.filter(({ typeName }) => !typeName.startsWith("google.") && !typeName.startsWith("souk."));
  const fields = own.flatMap((desc) => desc.fields.flatMap(({ name, jsonName }) => [name, jsonName]));
  return { routes: routes.map(labelOf), fields: [...new Set(fields)], token };
}

function send(port: number, { bytes, isBroken }: HostileRequest): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: "127.0.0.1" });
    const chunks: Buffer[] = [];
    const patience = setTimeout(() => socket.destroy(), isBroken ? PATIENCE_MS.broken : PATIENCE_MS.whole);
    socket.on("data", (chunk) => chunks.push(chunk));
    socket.on("error", () => socket.destroy());
    socket.on("close", () => {
      clearTimeout(patience);
      resolve(Buffer.concat(chunks).toString("latin1"));
    });
    socket.write(bytes);
  });
}
