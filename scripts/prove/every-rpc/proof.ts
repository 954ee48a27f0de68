import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Contract, loadContract } from "@souk/chassis/contract";
import { freePort, type TestKeys, testKeys, waitFor } from "@souk/chassis/testing";
import { MongoClient } from "mongodb";
import type { Outcome } from "../../kit/program.ts";
import { startMongo, startRedis } from "../../stores/index.ts";
import { migrateService, type ServiceProcess, type ServiceSpec, startService } from "../support/services.ts";
import { exampleCalls } from "./requests.ts";
import type { Tool } from "./tools.ts";

/** What a tool could do: every rpc of every service is either reached or named. */
export interface Reached {
  readonly tool: string;
  readonly rpcs: number;
  readonly failures: readonly string[];
}

const OPEN = [
  "grpc.health.v1.Health",
  "grpc.reflection.v1.ServerReflection",
  "grpc.reflection.v1alpha.ServerReflection",
];

/** Lists, describes and calls every rpc of every service with each tool, by reflection alone. */
export async function proveEveryRpc(tools: readonly Tool[]): Promise<Reached[]> {
  await using scene = await setScene();
  const reached: Reached[] = [];
  for (const tool of tools) reached.push(await reachAll(tool, scene.services, scene.keys));
  return reached;
}

interface Running {
  readonly name: string;
  readonly address: string;
}

async function reachAll(tool: Tool, services: readonly Running[], keys: TestKeys): Promise<Reached> {
  const contract = loadContract();
  const failures: string[] = [];
  let rpcs = 0;
  for (const { name, address } of services) {
    const listed = await tool.list(address);
    const own = listed.filter((service) => !OPEN.includes(service));
    if (own.length === 0 || OPEN.some((service) => !listed.includes(service))) failures.push(`${name} lists ${listed}`);
    for (const method of listed.flatMap((service) => methodsOf(contract, service))) {
      rpcs += 1;
      const { code, stderr } = await tool.describe(address, method);
      if (code !== 0) failures.push(`describe ${method}: ${stderr}`);
    }
    const check = await tool.call(address, "grpc.health.v1.Health/Check", { service: own[0] }, []);
    if (!check.stdout.includes("SERVING")) failures.push(`health of ${name}: ${check.stderr}`);
  }
  failures.push(...(await callAll(tool, services, keys, contract)));
  return { tool: tool.name, rpcs, failures };
}

async function callAll(
  tool: Tool,
  services: readonly Running[],
  keys: TestKeys,
  contract: Contract,
): Promise<string[]> {
  const failures: string[] = [];
  const calls = exampleCalls(`every-rpc-${tool.name.replace(" ", "-")}`);
  const user = await keys.userToken({ role: "STAFF", subject: "prover" });
  for (const { name, address } of services) {
    const headersAs = async (caller: string) => [
      ...[`authorization: Bearer ${user}`, `x-souk-service: ${await keys.serviceToken(caller, name)}`],
    ];
    const [asEdge, asOps] = [await headersAs("edge"), await headersAs("ops")];
    const own = methodsOf(contract, `souk.${name}.v1.${name[0]?.toUpperCase()}${name.slice(1)}Service`);
    const uncalled = own.filter((method) => !calls.some(({ rpc }) => rpc.replace("/", ".") === method));
    failures.push(...uncalled.map((method) => `${method} has no example call`));
    for (const { rpc, request, refusal } of calls.filter((call) => call.rpc.startsWith(`souk.${name}.`))) {
      const isForOps = contract.method(`/${rpc}`)?.policy?.callers.includes("ops");
      const attempt = () => tool.call(address, rpc, request, isForOps ? asOps : asEdge);
      const answers = async () => isAnswer(await attempt(), refusal);
      // The first call of inventory may come before the event that opens the stock.
      const done = await waitFor(answers, { timeoutMs: 5_000 }).catch(() => false);
      if (!done) failures.push(`${rpc}: ${(await attempt()).stderr}`);
    }
  }
  return failures;
}

function isAnswer({ code, stderr }: Outcome, refusal: string | undefined): boolean {
  return code === 0 || (refusal !== undefined && stderr.includes(refusal));
}

function methodsOf(contract: Contract, service: string): string[] {
  return contract.registry.getService(service)?.methods.map(({ name }) => `${service}.${name}`) ?? [];
}

async function setScene() {
  const folder = await mkdtemp(join(tmpdir(), "souk-rpcs-"));
  const keys = await testKeys(["edge", "catalog", "inventory", "ops"]);
  const mongo = await startMongo({ port: 0, dataDir: folder, given: process.env.TEST_MONGODB_URI ?? null });
  const redis = await startRedis({ port: 0, dataDir: folder, given: null });
  const databasePrefix = `rpcs_${process.pid}_${Date.now()}_`;
  const around = { mongoUri: mongo.uri, redisUrl: redis.uri, databasePrefix, keys };
  const services: Running[] = [];
  const processes: ServiceProcess[] = [];
  for (const name of ["catalog", "inventory"] as const) {
    const ports = { grpcPort: await freePort(), adminPort: await freePort() };
    const spec: ServiceSpec = { name, main: `services/${name}/src/main.ts`, ...ports };
    await migrateService(spec, around);
    processes.push(await startService(spec, around));
    services.push({ name, address: `127.0.0.1:${ports.grpcPort}` });
  }
  const close = async () => {
    for (const process of processes) await process.stop();
    const client = await new MongoClient(mongo.uri).connect();
    for (const { name } of services) await client.db(`${databasePrefix}${name}`).dropDatabase();
    await client.close();
    await Promise.all([mongo.stop(), redis.stop(), keys.remove()]);
    await rm(folder, { recursive: true, force: true });
  };
  return { keys, services, [Symbol.asyncDispose]: close };
}
