import { type Contract, loadContract } from "@souk/chassis/contract";
import { waitFor } from "@souk/chassis/testing";
import { Access } from "@souk/proto/souk/options/v1/policy";
import { openShop, type RunningShop } from "../../e2e/support/shop.ts";
import { IDENTITY, SERVICES, type ServiceSpec } from "../../services.ts";
import type { Mode } from "../../up/plan.ts";
import { type ExampleCall, exampleCalls, opsCalls } from "./requests.ts";
import type { Tool } from "./tools.ts";

/** What a tool could do: every rpc of every service is either reached or named. */
export interface Reached {
  readonly tool: string;
  readonly rpcs: number;
  readonly failures: readonly string[];
}

const MAX_SECONDS = 10;

/** What every service has besides its own, and lets anyone call. */
export const OPEN = [
  "grpc.health.v1.Health",
  "grpc.reflection.v1.ServerReflection",
  "grpc.reflection.v1alpha.ServerReflection",
];

/** What every service has besides its own, for people's tools. */
export const OPS = "souk.ops.v1.OpsService";

/** What identity has besides its own: whose tokens are good. */
const ACCESS = "souk.ops.v1.AccessService";

/** Lists, describes and calls every rpc of every service and of the edge with each tool, by reflection alone. */
export async function proveEveryRpc(tools: readonly Tool[], mode: Mode): Promise<Reached[]> {
  const reached: Reached[] = [];
  for (const tool of tools) reached.push(await reachInOwnShop(tool, mode));
  return reached;
}

/** A shop for each tool: among the calls are some that end what the next tool would come with, such as LogoutEverywhere. */
async function reachInOwnShop(tool: Tool, mode: Mode): Promise<Reached> {
  const shop = await openShop({ mode });
  try {
    return await reachAll(tool, shop);
  } finally {
    await shop.stop();
  }
}

async function reachAll(tool: Tool, shop: RunningShop): Promise<Reached> {
  const contract = loadContract();
  const failures: string[] = [];
  let rpcs = 0;
  for (const spec of SERVICES) {
    const address = `127.0.0.1:${shop.portsOf(spec.name).grpc}`;
    const listed = await tool.list(address);
    const wanted = [...OPEN, OPS, ...ownServices(contract, spec.name)];
    failures.push(...wanted.filter((one) => !listed.includes(one)).map((one) => `${spec.name} does not list ${one}`));
    for (const method of listed.flatMap((service) => methodsOf(contract, service))) {
      rpcs += 1;
      const { code, stderr } = await tool.describe(address, method.replace("/", "."));
      if (code !== 0) failures.push(`describe ${method}: ${stderr}`);
    }
    const health = { rpc: "grpc.health.v1.Health/Check", request: {}, headers: [] };
    const check = await tool.call(address, { ...health, maxSeconds: MAX_SECONDS });
    if (!check.stdout.includes("SERVING")) failures.push(`health of ${spec.name}: ${check.stderr}`);
    failures.push(...(await callOwn(tool, shop, contract, spec)), ...(await callOps(tool, shop, contract, spec)));
  }
  return { tool: tool.name, rpcs, failures };
}

async function callOwn(tool: Tool, shop: RunningShop, contract: Contract, spec: ServiceSpec): Promise<string[]> {
  const own = ownServices(contract, spec.name).flatMap((service) => methodsOf(contract, service));
  if (own.length === 0) return [];
  const calls = exampleCalls(spec, `every-rpc-${tool.name.replace(" ", "-")}`);
  const headers = async ({ rpc, role = "staff" }: ExampleCall) => {
    const { hasHttpRule = false, policy } = contract.method(`/${rpc}`) ?? {};
    const isForServices = policy?.access.every((access) => access === Access.SERVICE);
    const caller = hasHttpRule || policy?.callers.includes("edge") ? "edge" : "ops";
    const own = `x-souk-service: ${await shop.serviceToken(caller, spec.name)}`;
    return isForServices ? [own] : [`authorization: Bearer ${await shop.token(role)}`, own];
  };
  return [...uncalled(own, calls), ...(await callAll(tool, shop, spec, { calls, headers }))];
}

async function callOps(tool: Tool, shop: RunningShop, contract: Contract, spec: ServiceSpec): Promise<string[]> {
  const calls = opsCalls();
  const headers = async () => [`x-souk-service: ${await shop.serviceToken("ops", spec.name)}`];
  return [...uncalled(methodsOf(contract, OPS), calls), ...(await callAll(tool, shop, spec, { calls, headers }))];
}

interface Calls {
  readonly calls: readonly ExampleCall[];
  readonly headers: (call: ExampleCall) => Promise<string[]>;
}

async function callAll(tool: Tool, shop: RunningShop, { name }: ServiceSpec, { calls, headers }: Calls) {
  const failures: string[] = [];
  const address = `127.0.0.1:${shop.portsOf(name).grpc}`;
  for (const example of calls) {
    const { rpc, request, orRefused, endless } = example;
    const maxSeconds = endless ? 1 : MAX_SECONDS;
    const attempt = async () => tool.call(address, { rpc, request, headers: await headers(example), maxSeconds });
    const isAnswered = async () => {
      const { code, stdout, stderr } = await attempt();
      if (endless) return stdout.includes("{");
      return code === 0 || (orRefused !== undefined && wordOf(stderr).includes(wordOf(orRefused)));
    };
    // The first call of inventory may come before the event that opens the stock.
    const done = await waitFor(isAnswered, { timeoutMs: 5_000 }).catch(() => false);
    if (!done) failures.push(`${rpc} of ${name}: ${(await attempt()).stderr}`);
  }
  return failures;
}

/** Tools spell a status in their own way: `NOT_FOUND`, `NotFound`, `not_found`. */
function wordOf(status: string): string {
  return status.replaceAll("_", "").toLowerCase();
}

function uncalled(methods: readonly string[], calls: readonly ExampleCall[]): string[] {
  const missing = methods.filter((method) => !calls.some(({ rpc }) => rpc === method));
  return missing.map((method) => `${method} has no example call`);
}

/** The services in the proto packages of a service, such as `souk.catalog.v1`, and what it serves of the house's. */
export function ownServices(contract: Contract, service: string): string[] {
  const all = [...contract.registry].filter((desc) => desc.kind === "service").map(({ typeName }) => typeName);
  const own = all.filter((typeName) => typeName.startsWith(`souk.${service}.`));
  return service === IDENTITY ? [...own, ACCESS] : own;
}

/** `souk.catalog.v1.CatalogService/GetProduct` and the others. */
export function methodsOf(contract: Contract, service: string): string[] {
  return contract.registry.getService(service)?.methods.map(({ name }) => `${service}/${name}`) ?? [];
}
