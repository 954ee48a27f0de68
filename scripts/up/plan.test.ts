import assert from "node:assert/strict";
import { LAST_NUMBER, SERVICES, type ServiceSpec } from "../services.ts";
import { commandOf, createPlan, type Mode, neededPorts, type Plan, processesOf, sortByNeed } from "./plan.ts";
import { addressOf, MONGODB_PORT, portsOf, REDIS_PORT } from "./ports.ts";
import { TOY_ROOT, toySpec } from "./test/toy.ts";

const named = (name: string, ...dependsOn: string[]) => ({ name, dependsOn }) as unknown as ServiceSpec;
const names = (levels: ServiceSpec[][]) => levels.map((level) => level.map(({ name }) => name));
const commandsOf = (plan: Plan) =>
  processesOf(plan)
    .flat()
    .map((planned) => commandOf(planned).args.join(" "));

describe("the order in which services start", () => {
  it("is that of need, together where nothing is needed", () => {
    const levels = sortByNeed([named("edge", "a", "b"), named("b", "a"), named("a"), named("c")]);
    assert.deepEqual(names(levels), [["a", "c"], ["b"], ["edge"]]);
  });

  it("passes over a needed service that is absent", () => {
    assert.deepEqual(names(sortByNeed([named("edge", "gone")])), [["edge"]]);
  });

  it("starts a circle together", () => {
    assert.deepEqual(names(sortByNeed([named("a", "b"), named("b", "a"), named("c")])), [["c"], ["a", "b"]]);
  });
});

describe("the plan of a stack", () => {
  it("runs a service by the options of Node that it states, where it has a process to itself", async () => {
    const services = [await toySpec("toy", { nodeOptions: ["--max-semi-space-size=8"] })];
    const planOf = (mode: Mode) => createPlan({ root: TOY_ROOT, offset: 0, services, mode });
    assert.match(commandsOf(planOf("many")).join(), / --max-semi-space-size=8 .*services\/toy\/src\/main\.ts$/);
    const [toy] = services as [ServiceSpec];
    const edge: ServiceSpec = { ...toy, name: "other" };
    const together = createPlan({ root: TOY_ROOT, offset: 0, services: [toy, edge], mode: "one" });
    assert.doesNotMatch(commandsOf(together).join(), /semi-space/);
  });

  it("reports a service that is not there, and plans the rest", async () => {
    const services = [await toySpec("toy"), await toySpec("later", { folder: "services/later" })];
    const plan = createPlan({ root: TOY_ROOT, offset: 0, services });
    assert.deepEqual(plan.absent, [{ name: "later", why: "services/later is not built yet" }]);
    assert.deepEqual(
      plan.levels.flat().map(({ id }) => id),
      ["toy"],
    );
  });

  it("gives replicas names of their own", async () => {
    const plan = createPlan({
      root: TOY_ROOT,
      offset: 0,
      services: [await toySpec("toy")],
      replicas: "toy:3",
    });
    assert.deepEqual(
      plan.levels.flat().map(({ id }) => id),
      ["toy", "toy-2", "toy-3"],
    );
  });

  for (const replicas of ["toy", "toy:0", "toy:7", "toy:x", "other:2"]) {
    it(`refuses REPLICAS=${replicas}`, async () => {
      const services = [await toySpec("toy")];
      assert.throws(() => createPlan({ root: TOY_ROOT, offset: 0, services, replicas }), {
        name: "CommandError",
      });
    });
  }

  it("opens a debugger port for one service only", async () => {
    const services = [await toySpec("toy"), await toySpec("other")];
    const plan = createPlan({ root: TOY_ROOT, offset: 0, services, inspect: "toy" });
    const [toy, other] = commandsOf(plan);
    assert.match(toy ?? "", /--inspect=127\.0\.0\.1:9229 .*services\/toy\/src\/main\.ts$/);
    assert.doesNotMatch(other ?? "", /--inspect/);
    assert.throws(() => createPlan({ root: TOY_ROOT, offset: 0, services, inspect: "x" }), /INSPECT names 'x'/);
  });
});

describe("the plan of a part of the stack", () => {
  const base = { root: TOY_ROOT, offset: 1_000, env: { LATER_GRPC_ADDR: "10.0.0.1:7" } };
  async function services(): Promise<ServiceSpec[]> {
    return [
      await toySpec("toy", { ...numbered(2), stores: ["redis"] }),
      await toySpec("peer", { ...numbered(3), stores: ["mongodb"] }),
      await toySpec("later", numbered(4)),
      await toySpec("front", { ...numbered(0), dependsOn: ["toy", "peer", "later"] }),
    ];
  }

  it("starts what was asked for, and the stores that this needs", async () => {
    const plan = createPlan({ ...base, only: "front,toy", services: await services() });
    assert.deepEqual(
      plan.levels.map((level) => level.map(({ id }) => id)),
      [["toy"], ["front"]],
    );
    const ports = neededPorts(plan, {}).map(({ port, whose }) => `${port} ${whose}`);
    const front = ["9080 front's REST API", "8100 front's gRPC", "8200 front's admin"];
    assert.deepEqual(ports, ["17379 Redis", "8102 toy's gRPC", "8202 toy's admin", ...front]);
  });

  it("looks for the others where the environment says, else at their ports of this stack", async () => {
    const plan = createPlan({ ...base, only: "toy", services: await services() });
    assert.deepEqual(plan.addresses, { PEER_GRPC_ADDR: "127.0.0.1:8103", LATER_GRPC_ADDR: "10.0.0.1:7" });
    assert.deepEqual(
      plan.elsewhere.map(({ name, address }) => `${name} ${address}`),
      ["peer 127.0.0.1:8103", "later 10.0.0.1:7", "front http://127.0.0.1:9080"],
    );
  });

  it("still makes keys for every service and for people's tools", async () => {
    const { identities } = createPlan({ ...base, only: "toy", services: await services() });
    assert.deepEqual(identities, ["toy", "peer", "later", "front", "ops"]);
  });

  it("refuses a name that is none, and replicas of what was not asked for", async () => {
    const some = await services();
    assert.throws(() => createPlan({ ...base, only: "toy,tyo", services: some }), /ONLY names 'tyo'.*toy, peer/);
    const replicas = { ...base, only: "toy", replicas: "peer:2", services: some };
    assert.throws(() => createPlan(replicas), /REPLICAS names 'peer'/);
  });
});

describe("the plan of one process", () => {
  it("has one process with every service, and any INSPECT opens it", async () => {
    const services = [await toySpec("toy"), await toySpec("other", { dependsOn: ["toy"] })];
    const plan = createPlan({ root: TOY_ROOT, offset: 0, services, mode: "one", inspect: "toy" });
    const [[one, ...rest] = [], ...later] = processesOf(plan);
    assert.deepEqual([rest, later], [[], []]);
    assert.deepEqual(
      one?.services.map(({ id }) => id),
      ["toy", "other"],
    );
    assert.match(commandsOf(plan).join(), /--inspect=127\.0\.0\.1:9229 .*scripts\/one\/main\.ts$/);
  });

  it("has no replicas", async () => {
    const options = { root: TOY_ROOT, offset: 0, services: [await toySpec("toy")], replicas: "toy:2" };
    assert.throws(() => createPlan({ ...options, mode: "one" }), /does not go with MODE=one/);
  });
});

/** A service as discovery would have it. */
function numbered(number: number): ServiceSpec {
  const ports = { grpc: 7_100 + number, admin: 7_200 + number };
  return { number, ports: number === 0 ? { rest: 8_080, ...ports } : ports } as ServiceSpec;
}

describe("ports", () => {
  it("that a plan needs are those of stores, services and the debugger, which no offset shifts", async () => {
    const ports = { grpc: 7_102, admin: 7_202 };
    const toy = await toySpec("toy", { number: 2, ports, stores: ["mongodb", "redis"] });
    const plan = createPlan({ root: TOY_ROOT, offset: 1_000, services: [toy], inspect: "toy" });
    const needed = (env: NodeJS.ProcessEnv) => neededPorts(plan, env).map(({ port, whose }) => `${port} ${whose}`);
    const own = ["9229 the debugger of toy", "8102 toy's gRPC", "8202 toy's admin"];
    assert.deepEqual(needed({}), ["28117 MongoDB", "17379 Redis", ...own]);
    assert.deepEqual(needed({ MONGODB_URI: "x", REDIS_URL: "y" }), own);
  });

  it("never meet, whatever the service, the replica and the offset", () => {
    const all = Array.from({ length: LAST_NUMBER + 1 }, (_, number) => numbered(number));
    const seen = new Map<number, string>();
    const note = (port: number, whose: string) => {
      assert.equal(seen.get(port), undefined, `${port} is ${seen.get(port)} and ${whose}`);
      assert.ok(port > 1_024 && port < 32_768, `${port} lies in the ephemeral range`);
      seen.set(port, whose);
    };
    for (let offset = 0; offset <= 5_000; offset += 1_000) {
      note(MONGODB_PORT + offset, `mongodb+${offset}`);
      note(REDIS_PORT + offset, `redis+${offset}`);
      for (const replica of [1, 2, 3, 4, 5, 6]) {
        const ports = all.flatMap((spec) => Object.values(portsOf(spec, replica, offset)));
        for (const port of ports) note(port, `replica ${replica}+${offset}`);
      }
    }
  });

  it("of the first replica are the fixed ones", () => {
    const fixed = new Map(SERVICES.map((spec) => [spec.name, portsOf(spec, 1, 0)]));
    assert.deepEqual(fixed.get("catalog"), { grpc: 7_102, admin: 7_202 });
    assert.deepEqual(fixed.get("inventory"), { grpc: 7_103, admin: 7_203 });
    assert.deepEqual(fixed.get("edge"), { rest: 8_080, grpc: 7_100, admin: 7_200 });
  });

  it("of several replicas make one address for gRPC clients", () => {
    assert.equal(addressOf([{ grpc: 1, admin: 2 }]), "127.0.0.1:1");
    const two = [
      { grpc: 1, admin: 2 },
      { grpc: 3, admin: 4 },
    ];
    assert.equal(addressOf(two), "ipv4:127.0.0.1:1,127.0.0.1:3");
  });
});
