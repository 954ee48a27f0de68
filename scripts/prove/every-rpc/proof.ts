import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Contract, loadContract } from "@souk/chassis/contract";
import { freePort, type TestKeys, testKeys, waitFor } from "@souk/chassis/testing";
import { MongoClient } from "mongodb";
import { identitiesOf, SERVICES, type ServiceSpec } from "../../services.ts";
import { startMongo, startRedis } from "../../stores/index.ts";
import { migrateService, type ServiceProcess, startService } from "../support/services.ts";
import { exampleCalls } from "./requests.ts";
import type { Tool } from "./tools.ts";

/** What a tool could do: every rpc of every service is either reached or named. */
export interface Reached {
  readonly tool: string;
  readonly rpcs: number;
  readonly failures: readonly string[];
}

/** What every service has besides its own, and lets anyone call. */
export const OPEN = [
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
  readonly spec: ServiceSpec;
  readonly address: string;
}

async function reachAll(tool: Tool, services: readonly Running[], keys: TestKeys): Promise<Reached> {
  const contract = loadContract();
  const failures: string[] = [];
  let rpcs = 0;
  for (const { spec, address } of services) {
    const { name } = spec;
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
  const id = `every-rpc-${tool.name.replace(" ", "-")}`;
  const user = await keys.userToken({ role: "STAFF", subject: "prover" });
  for (const { spec, address } of services) {
    const { name } = spec;
    const calls = exampleCalls(spec, id);
    const headers = [`authorization: Bearer ${user}`, `x-souk-service: ${await keys.serviceToken("edge", name)}`];
    const own = methodsOf(contract, `souk.${name}.v1.${name[0]?.toUpperCase()}${name.slice(1)}Service`);
    const uncalled = own.filter((method) => !calls.some(({ rpc }) => rpc.replace("/", ".") === method));
    failures.push(...uncalled.map((method) => `${method} has no example call`));
    for (const { rpc, request } of calls) {
      const attempt = () => tool.call(address, rpc, request, headers);
      // The first call of inventory may come before the event that opens the stock.
      const done = await waitFor(async () => (await attempt()).code === 0, { timeoutMs: 5_000 }).catch(() => false);
      if (!done) failures.push(`${rpc}: ${(await attempt()).stderr}`);
    }
  }
  return failures;
}

function methodsOf(contract: Contract, service: string): string[] {
  return contract.registry.getService(service)?.methods.map(({ name }) => `${service}.${name}`) ?? [];
}

async function setScene() {
  const folder = await mkdtemp(join(tmpdir(), "souk-rpcs-"));
  const specs = SERVICES.filter(({ ports }) => ports.rest === undefined);
  const keys = await testKeys(identitiesOf(SERVICES));
  const mongo = await startMongo({ port: 0, dataDir: folder, given: process.env.TEST_MONGODB_URI ?? null });
  const redis = await startRedis({ port: 0, dataDir: folder, given: null });
  const databasePrefix = `rpcs_${process.pid}_${Date.now()}_`;
  const around = { mongoUri: mongo.uri, redisUrl: redis.uri, databasePrefix, keys };
  const services: Running[] = [];
  const processes: ServiceProcess[] = [];
  for (const spec of specs) {
    const ports = { grpcPort: await freePort(), adminPort: await freePort() };
    const own = { name: spec.name, main: `${spec.folder}/src/main.ts`, ...ports };
    await migrateService(own, around);
    processes.push(await startService(own, around));
    services.push({ spec, address: `127.0.0.1:${ports.grpcPort}` });
  }
  const close = async () => {
    for (const process of processes) await process.stop();
    const client = await new MongoClient(mongo.uri).connect();
    for (const { spec } of services) await client.db(`${databasePrefix}${spec.name}`).dropDatabase();
    await client.close();
    await Promise.all([mongo.stop(), redis.stop(), keys.remove()]);
    await rm(folder, { recursive: true, force: true });
  };
  return { keys, services, [Symbol.asyncDispose]: close };
}
