import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  freePort,
  type ScriptedIdentity,
  startScriptedIdentity,
  type TestMongo,
  testMongo,
} from "@souk/chassis/testing";
import { createSandboxClient, type SandboxClient } from "@souk/sandbox";
import { ROOT } from "../../kit/paths.ts";
import { ensureSecrets } from "../../secrets/secrets.ts";
import { type Role, type SignedIn, signedIn } from "../../secrets/sign-in.ts";
import { serviceToken } from "../../secrets/tokens.ts";
import { IDENTITY, identitiesOf, type Ports, SERVICES, type ServiceSpec } from "../../services.ts";
import { startRedis } from "../../stores/index.ts";
import { givenStore } from "../../stores/store.ts";
import type { Times } from "../../up/kept-process.ts";
import { createPlan, type Mode, type Plan, type PlannedService } from "../../up/plan.ts";
import { StartFailure } from "../../up/process.ts";
import { Supervisor } from "../../up/supervisor.ts";

/** The shop as `make up` runs it: REST, gRPC, a database each, Redis; on free ports, with the MongoDB of the test run. */
export interface RunningShop {
  /** `http://127.0.0.1:<port>`. */
  readonly base: string;
  readonly catalogDb: TestMongo;
  /** Its own: queues have the same names in every shop, and would hand on what another one has left. */
  readonly redisUrl: string;
  /** With secrets and demo accounts. */
  readonly dataDir: string;
  portsOf(service: string): Ports;
  /** Of each process of a service. */
  replicasOf(service: string): readonly Ports[];
  /** Of a demo account that has signed in; where identity does not run, of one that stands in for it. */
  token(role: Role): Promise<string>;
  /** The payment provider. */
  readonly sandbox: SandboxClient;
  /** What stands in for identity where it does not run. */
  readonly scripted: ScriptedIdentity | undefined;
  /** The token by which one service, or `ops`, names itself to another. */
  serviceToken(from: string, to: string): Promise<string>;
  readonly supervisor: Supervisor;
  stop(): Promise<void>;
}

export interface ShopOptions {
  readonly mode: Mode;
  /** `catalog,edge`; all without it. */
  readonly only?: string;
  /** Where the services find MongoDB, if not where the test does. */
  readonly mongodbUri?: string;
  /** Where they find Redis, if not in one of their own. */
  readonly redisUrl?: string;
  /** `identity:2`. */
  readonly replicas?: string;
  /** For all processes, on top of the rest. */
  readonly env?: NodeJS.ProcessEnv;
  /** When a process that dies is started again. */
  readonly times?: Partial<Times>;
  /** Gets what the processes print. */
  readonly onLine?: (id: string, line: string) => void;
}

/** Tests and proofs ask more than any caller may. */
export const NO_LIMITS = "read=1000000/60,write=1000000/60,search=1000000/60,auth=1000000/60";

/** Describes the same rules of a shop in one process and of one in many. */
export function describeInBothModes(what: string, rules: (mode: Mode) => void): void {
  for (const mode of ["one", "many"] as const) {
    describe(`${what}, in ${mode === "one" ? "one process" : "many processes"}`, function () {
      this.timeout(60_000); // a shop starts in three seconds, but not on a machine that has much else to do
      rules(mode);
    });
  }
}

export async function openShop(options: ShopOptions): Promise<RunningShop> {
  const { mode, only, mongodbUri, replicas, env = {}, times = {}, onLine = () => undefined } = options;
  const catalogDb = await testMongo("catalog");
  const dataDir = await mkdtemp(join(tmpdir(), "souk-e2e-"));
  const services = await Promise.all(SERVICES.map(onFreePorts));
  const secrets = await ensureSecrets(dataDir, identitiesOf(services));
  const edgeUrl = `http://127.0.0.1:${services.find(({ ports }) => ports.rest)?.ports.rest}`;
  const isIdentityIn = (only?.split(",") ?? services.map(({ name }) => name)).includes(IDENTITY);
  const scripted = isIdentityIn ? undefined : await startScriptedIdentity({ ...secrets, issuer: edgeUrl });
  const addresses = scripted ? { IDENTITY_GRPC_ADDR: scripted.address } : {};
  const plan = await spreadReplicas(
    createPlan({ root: ROOT, offset: 0, mode, only, replicas, services, env: addresses }),
  );
  const redisPort = await freePort();
  const { redisUrl = `redis://127.0.0.1:${redisPort}` } = options;
  const supervisor = new Supervisor({
    ...{ plan, dataDir, times, onLine, say: () => undefined },
    startStore: {
      mongodb: async () => givenStore(mongodbUri ?? catalogDb.uri, "TEST_MONGODB_URI"),
      redis: () => startRedis({ port: redisPort, dataDir, given: options.redisUrl ?? null }),
    },
    env: {
      ...process.env,
      ...addresses,
      LOG_LEVEL: "warn",
      DATABASE_PREFIX: catalogDb.prefix,
      EDGE_RATE_LIMITS: NO_LIMITS,
      ...env,
    },
  });
  const stop = async () => {
    await supervisor.stop();
    await scripted?.stop();
    for (const { name } of services) await catalogDb.db.client.db(`${catalogDb.prefix}${name}`).dropDatabase();
    await catalogDb.close();
    await rm(dataDir, { recursive: true, force: true });
  };
  await supervisor.start().catch(async (error) => {
    await stop();
    throw error instanceof StartFailure ? new Error([error.message, ...error.lastLines].join("\n")) : error;
  });
  const sandbox = createSandboxClient(`http://127.0.0.1:${plan.beside.find(({ id }) => id === "sandbox")?.port}`);
  const portsOf = (service: string) => services.find(({ name }) => name === service)?.ports ?? { grpc: 0, admin: 0 };
  const replicasOf = (service: string) =>
    plan.levels.flatMap((level) => level.filter(({ spec }) => spec.name === service).map(({ ports }) => ports));
  return {
    ...{ base: edgeUrl, redisUrl, dataDir, scripted, sandbox, catalogDb, supervisor },
    ...{ portsOf, replicasOf, stop },
    token: scripted
      ? async (role) => scripted.userToken({ role: ROLE_OF[role], subject: `demo-${role}` })
      : demoTokens(edgeUrl, dataDir),
    serviceToken: (from, to) => serviceToken(secrets, from, to),
  };
}

/** Each account signs in once. */
function demoTokens(baseUrl: string, dataDir: string): (role: Role) => Promise<string> {
  const known = new Map<Role, SignedIn>();
  return async (role) => {
    const account = known.get(role) ?? signedIn({ baseUrl, dataDir, role });
    known.set(role, account);
    return account.token();
  };
}

const ROLE_OF = { guest: "GUEST", customer: "USER", staff: "STAFF", admin: "ADMIN" } as const;

/** Further replicas would have the ports that `make up` gives them, and another stack may run here. */
async function spreadReplicas(plan: Plan): Promise<Plan> {
  const spread = async (service: PlannedService) =>
    service.id === service.spec.name ? service : { ...service, ports: (await onFreePorts(service.spec)).ports };
  return { ...plan, levels: await Promise.all(plan.levels.map((level) => Promise.all(level.map(spread)))) };
}

async function onFreePorts(spec: ServiceSpec): Promise<ServiceSpec> {
  const rest = spec.ports.rest === undefined ? {} : { rest: await freePort() };
  const beside = await Promise.all(spec.beside.map(async (one) => ({ ...one, port: await freePort() })));
  return { ...spec, beside, ports: { ...rest, grpc: await freePort(), admin: await freePort() } };
}
