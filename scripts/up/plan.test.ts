import assert from "node:assert/strict";
import { SERVICES, type ServiceSpec } from "../services.ts";
import { commandOf, createPlan, neededPorts, sortByNeed } from "./plan.ts";
import { addressOf, MONGODB_PORT, portsOf, REDIS_PORT } from "./ports.ts";
import { TOY_ROOT, toySpec } from "./test/toy.ts";

const named = (name: string, ...dependsOn: string[]) => ({ name, dependsOn }) as unknown as ServiceSpec;
const names = (levels: ServiceSpec[][]) => levels.map((level) => level.map(({ name }) => name));

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

  it("watches files, and opens a debugger port for one service only", async () => {
    const services = [await toySpec("toy"), await toySpec("other")];
    const plan = createPlan({ root: TOY_ROOT, offset: 0, services, watch: true, inspect: "toy" });
    const [toy, other] = plan.levels.flat().map((planned) => commandOf(plan, planned).args.join(" "));
    assert.match(toy ?? "", /--watch .*--inspect=127\.0\.0\.1:9229 .*services\/toy\/src\/main\.ts$/);
    assert.doesNotMatch(other ?? "", /--inspect/);
  });
});

describe("ports", () => {
  it("that a plan needs are those of stores, services and the debugger, which no offset shifts", async () => {
    const toy = await toySpec("toy", { mainPort: 7_102, adminPort: 7_202 });
    const plan = createPlan({ root: TOY_ROOT, offset: 1_000, services: [toy], watch: true, inspect: "toy" });
    const needed = (env: NodeJS.ProcessEnv) => neededPorts(plan, env).map(({ port, whose }) => `${port} ${whose}`);
    const own = ["9229 toy's debugger", "8102 toy", "8202 toy's admin"];
    assert.deepEqual(needed({}), ["28117 MongoDB", "17379 Redis", ...own]);
    assert.deepEqual(needed({ MONGODB_URI: "x", REDIS_URL: "y" }), own);
  });

  it("never meet, whatever the service, the replica and the offset", () => {
    const numbers = Array.from({ length: 11 }, (_, i) => i);
    const all = numbers.map((n) => ({ mainPort: n === 0 ? 8_080 : 7_100 + n, adminPort: 7_200 + n }) as ServiceSpec);
    const seen = new Map<number, string>();
    const note = (port: number, whose: string) => {
      assert.equal(seen.get(port), undefined, `${port} is ${seen.get(port)} and ${whose}`);
      assert.ok(port > 1_024 && port < 32_768, `${port} lies in the ephemeral range`);
      seen.set(port, whose);
    };
    for (let offset = 0; offset <= 5_000; offset += 1_000) {
      note(MONGODB_PORT + offset, `mongodb+${offset}`);
      note(REDIS_PORT + offset, `redis+${offset}`);
      for (let replica = 1; replica <= 6; replica += 1) {
        for (const [n, spec] of all.entries()) {
          const { main, admin } = portsOf(spec, replica, offset);
          note(main, `${n}/${replica}+${offset}`);
          note(admin, `${n}/${replica} admin+${offset}`);
        }
      }
    }
  });

  it("of the first replica are the fixed ones", () => {
    const fixed = SERVICES.map((spec) => [spec.name, portsOf(spec, 1, 0).main, portsOf(spec, 1, 0).admin]);
    assert.deepEqual(fixed, [
      ["catalog", 7_102, 7_202],
      ["inventory", 7_103, 7_203],
      ["edge", 8_080, 7_200],
    ]);
  });

  it("of several replicas make one address for gRPC clients", () => {
    assert.equal(addressOf([{ main: 1, admin: 2 }]), "127.0.0.1:1");
    assert.equal(
      addressOf([
        { main: 1, admin: 2 },
        { main: 3, admin: 4 },
      ]),
      "ipv4:127.0.0.1:1,127.0.0.1:3",
    );
  });
});
