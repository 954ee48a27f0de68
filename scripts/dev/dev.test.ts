import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, realpathSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { create, toBinary } from "@bufbuild/protobuf";
import { FileDescriptorProtoSchema, FileDescriptorSetSchema } from "@bufbuild/protobuf/wkt";
import { toyTree } from "../gates/test/tree.ts";
import { poll } from "../kit/wait.ts";
import type { ServiceSpec } from "../services.ts";
import { StartFailure } from "../up/process.ts";
import { affectedServices, changedContracts } from "./affected.ts";
import { type Meaning, meaningOf } from "./meaning.ts";
import { Reloader } from "./reloader.ts";
import { watchTree } from "./watch-tree.ts";

const WAIT = { timeoutMs: 5_000, everyMs: 10 };

describe("a saved file", () => {
  const cases: [path: string, meaning: Meaning][] = [
    ["services/catalog/src/app.ts", { service: "catalog" }],
    ["edge/src/http/router.ts", { service: "edge" }],
    ["services/_chassis/src/grpc/server.ts", "all"],
    ["services/_contracts/src/verify.ts", "nothing"],
    ["proto/souk/catalog/v1/product.proto", "generate"],
    ["proto/gen/image.binpb", "contract"],
    ["proto/gen/ts/souk/catalog/v1/product.ts", "nothing"],
    ["services/catalog/src/domain/product.test.ts", "nothing"],
    ["services/catalog/test/support/mothers.ts", "nothing"],
    ["services/catalog/README.md", "nothing"],
    ["services/catalog/src/app.ts~", "nothing"],
  ];
  for (const [path, meaning] of cases) {
    it(`${path} means ${JSON.stringify(meaning)}`, () => assert.deepEqual(meaningOf(path), meaning));
  }
});

describe("a changed contract", () => {
  const file = (name: string, syntax = "proto3") => create(FileDescriptorProtoSchema, { name, syntax });
  const image = (...files: ReturnType<typeof file>[]) =>
    toBinary(FileDescriptorSetSchema, create(FileDescriptorSetSchema, { file: files }));
  const ports = { grpc: 1, admin: 2 };
  const services = [
    { name: "catalog", folder: "services/catalog", ports },
    { name: "inventory", folder: "services/inventory", ports },
    { name: "edge", folder: "edge", ports: { ...ports, rest: 3 } },
  ] as unknown as ServiceSpec[];
  const SOURCES = {
    "services/catalog/src/a.ts": 'import "@souk/proto/souk/catalog/v1/product";',
    "services/inventory/src/queues/b.ts": 'import { X } from "@souk/proto/souk/catalog/v1/events";',
  };

  it("is found by comparing images, whether it has changed, come or gone", () => {
    const before = image(file("a.proto"), file("b.proto"), file("gone.proto"));
    const after = image(file("a.proto"), file("b.proto", "proto2"), file("new.proto"));
    assert.deepEqual(changedContracts(before, after), ["b.proto", "gone.proto", "new.proto"]);
  });

  const cases: [contract: string, reloads: string[]][] = [
    ["souk/catalog/v1/product.proto", ["catalog", "edge"]],
    ["souk/catalog/v1/events.proto", ["catalog", "edge", "inventory"]],
    ["souk/inventory/v1/stock.proto", ["inventory", "edge"]],
    ["souk/options/v1/policy.proto", ["edge", "catalog", "inventory"]],
    ["google/api/http.proto", ["edge", "catalog", "inventory"]],
  ];
  for (const [contract, reloads] of cases) {
    it(`${contract} reloads ${reloads.join(", ")}, those first who serve it`, () => {
      const found = toyTree(SOURCES, (root) => affectedServices(root, [contract], services));
      assert.deepEqual(
        found.map(({ name }) => name),
        reloads,
      );
    });
  }

  it("reloads nothing where nothing has changed", () => {
    assert.deepEqual(
      toyTree(SOURCES, (root) => affectedServices(root, [], services)),
      [],
    );
  });
});

describe("watching a tree", () => {
  it("tells what was saved, however, also in folders that came later, and again after a renaming", async () => {
    const root = realpathSync(mkdtempSync(join(tmpdir(), "souk-watch-")));
    mkdirSync(join(root, "a/b"), { recursive: true });
    writeFileSync(join(root, "a/b/x.ts"), "1");
    const saved = new Set<string>();
    const tree = watchTree(root, ["a"], (paths) => {
      for (const path of paths) saved.add(path);
    });
    const told = (path: string) => poll(async () => saved.delete(path), WAIT);
    try {
      writeFileSync(join(root, "a/b/x.ts"), "2");
      assert.ok(await told("a/b/x.ts"), "in place");
      for (const round of [1, 2]) {
        writeFileSync(join(root, "draft"), String(round));
        renameSync(join(root, "draft"), join(root, "a/b/x.ts"));
        assert.ok(await told("a/b/x.ts"), `by renaming, round ${round}`);
      }
      mkdirSync(join(root, "a/c"));
      writeFileSync(join(root, "a/c/y.ts"), "1");
      assert.ok(await told("a/c/y.ts"), "in a new folder");
      writeFileSync(join(root, "a/c/y.ts"), "2");
      assert.ok(await told("a/c/y.ts"), "in a folder that has come");
      rmSync(join(root, "a/b/x.ts"));
      assert.ok(await told("a/b/x.ts"), "by deleting");
    } finally {
      tree.close();
      rmSync(root, { recursive: true, force: true });
    }
  });
});

/** A process whose starts the test ends. */
function heldProcess() {
  const steps: string[] = [];
  let ending: ((failure?: Error) => void) | undefined;
  const process = {
    id: "toy",
    start: () => {
      steps.push("start");
      return new Promise<void>((resolve, reject) => {
        ending = (failure) => (failure ? reject(failure) : resolve());
      });
    },
    stop: async () => {
      steps.push("stop");
      ending?.(new StartFailure("toy ended before it was ready", []));
      ending = undefined;
    },
  };
  return { process, steps, end: (failure?: Error) => ending?.(failure) };
}

describe("reloading a process", () => {
  it("begins anew when its files are saved again before it is ready", async () => {
    const { process, steps, end } = heldProcess();
    const said: string[] = [];
    const reloader = new Reloader((text) => void said.push(text));
    const first = reloader.reload(process);
    await setImmediate();
    await reloader.reload(process);
    await setImmediate();
    end();
    await first;
    assert.deepEqual(steps, ["stop", "start", "stop", "stop", "start"]);
    assert.match(said.join(), /^toy reloaded in [\d.]+ s$/);
  });

  it("that does not get ready says why, and the next save tries again", async () => {
    const { process, end } = heldProcess();
    const said: string[] = [];
    const reloader = new Reloader((text) => void said.push(text));
    const failing = reloader.reload(process);
    await setImmediate();
    end(new StartFailure("toy ended before it was ready (exit code 1)", []));
    await failing;
    assert.deepEqual(said, ["toy ended before it was ready (exit code 1); it waits for the next save"]);
    const again = reloader.reload(process);
    await setImmediate();
    end();
    await again;
    assert.match(said.at(-1) ?? "", /^toy reloaded/);
  });

  it("starts nothing any more once it was stopped", async () => {
    const { process, steps } = heldProcess();
    const reloader = new Reloader(() => undefined);
    const reloading = reloader.reload(process);
    reloader.stop();
    await reloading;
    assert.deepEqual(steps, ["stop"]);
  });
});
