import assert from "node:assert/strict";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { ROOT } from "../kit/paths.ts";
import { ALONE, batchesOf } from "./batches.ts";
import { bySuite } from "./by-suite.ts";
import { coveredShare } from "./coverage.ts";
import { findContractTests, findTests } from "./find-tests.ts";
import { runInLanes } from "./lanes.ts";
import { runMocha } from "./mocha.ts";
import { type Notes, reasonsNotTold, slowestFiles } from "./notes.ts";

/** In the order in which they have to run. */
const CONTRACTS = [
  "edge/test/contract/clients/app.pact.ts",
  "edge/test/contract/consumer/toy.pact.ts",
  "services/shelf/test/contract/consumer/toy.pact.ts",
  "services/_contracts/test/committed.pact.ts",
  "edge/test/contract/provider.pact.ts",
  "services/toy/test/contract/provider.pact.ts",
];

describe("finding tests", () => {
  let root: string;
  before(() => {
    root = mkdtempSync(join(tmpdir(), "souk-find-"));
    const files = ["a/x.test.ts", "a/x.ts", "a/node_modules/y/z.test.ts", "b/deep/y.test.ts", ...CONTRACTS];
    for (const file of files) {
      mkdirSync(dirname(join(root, file)), { recursive: true });
      writeFileSync(join(root, file), "");
    }
    writeFileSync(join(root, ".mocharc.json"), JSON.stringify({ spec: ["a/**/*.test.ts", "b/**/*.test.ts"] }));
  });
  after(() => rmSync(root, { recursive: true, force: true }));

  const cases: [string | undefined, string[]][] = [
    [undefined, ["a/x.test.ts", "b/deep/y.test.ts"]],
    ["a/**", ["a/x.test.ts"]],
    ["b", ["b/deep/y.test.ts"]],
    ["b/deep/y.test.ts", ["b/deep/y.test.ts"]],
    ["a b", ["a/x.test.ts", "b/deep/y.test.ts"]],
  ];
  for (const [wanted, found] of cases) {
    it(`by ${wanted ?? "the list of .mocharc.json"}`, () => assert.deepEqual(findTests(root, wanted), found));
  }

  it("of contracts: who writes pacts first, then the comparison, then who is held against them", () => {
    assert.deepEqual(findContractTests(root), CONTRACTS);
  });

  it("fails when there are none, instead of passing", () => {
    assert.throws(() => findTests(root, "c/**"), /No test file matches 'c\/\*\*'/);
  });
});

describe("batches of a whole run", () => {
  const thirteen = (folder: string) => Array.from({ length: 13 }, (_, i) => `${folder}/${i}.test.ts`);
  const tests = [
    "edge/a.test.ts",
    "proto/b.test.ts",
    ...thirteen("scripts/toy"),
    ...thirteen("services/toy"),
    ...ALONE,
  ];
  const { beside, alone } = batchesOf(tests, CONTRACTS);

  it("have every test once, and contract tests in their order", () => {
    const all = [...beside, ...alone].flatMap(({ files }) => files);
    assert.deepEqual(all.sort(), [...tests, ...CONTRACTS].sort());
    assert.deepEqual(beside[0], { name: "contracts", files: CONTRACTS });
  });

  it("leave for the end, when nothing else runs, what judges how fast something is", () => {
    assert.deepEqual(alone, [{ name: "alone", files: ALONE }]);
    for (const file of ALONE) assert.ok(existsSync(join(ROOT, file)), file);
  });

  it("are small, and what mostly waits is between what keeps the cores busy", () => {
    const sizes = beside.slice(1).map(({ name, files }) => [name, files.length]);
    assert.deepEqual(sizes, [
      ["scripts, part 1 of 2", 12],
      ["edge, part 1 of 1", 1],
      ["services, part 1 of 2", 12],
      ["scripts, part 2 of 2", 1],
      ["services, part 2 of 2", 1],
      ["proto, part 1 of 1", 1],
    ]);
  });

  it("are only those of the files that there are", () => {
    const { beside } = batchesOf(["edge/a.test.ts"], CONTRACTS);
    assert.deepEqual(
      beside.slice(1).map(({ files }) => files),
      [["edge/a.test.ts"]],
    );
  });
});

describe("lanes", () => {
  const lane = (description: string) => ({ description, env: {}, stop: async () => undefined });

  it("each take what is next, so that none waits for a slow one", async () => {
    const { promise: slow, resolve } = Promise.withResolvers<void>();
    const taken = await runInLanes([lane("a"), lane("b")], [1, 2, 3], async (work, { description }) => {
      if (work === 1) await slow;
      if (work === 3) resolve();
      return `${description}${work}`;
    });
    assert.deepEqual(taken, ["b2", "b3", "a1"]);
  });

  it("print suite by suite", () => {
    const written: string[] = [];
    const output = bySuite((text) => written.push(text));
    for (const text of ["first\n  ok\n", "\nsecond\n", "  ok\n\nthird\n"]) output.take(text);
    output.end();
    assert.deepEqual(written, ["first\n  ok\n\n", "second\n  ok\n\n", "third\n"]);
  });
});

describe("a batch", () => {
  it("is over when mocha has ended, though what a test has left behind still holds its output open", async function () {
    this.timeout(30_000);
    const folder = mkdtempSync(join(tmpdir(), "souk-testrun-"));
    const file = "scripts/testrun/test/leaves-a-sleeper.ts";
    const options = { coverage: false, isBeside: true, notesFile: join(folder, "notes.json"), env: {} };
    const startedAt = performance.now();
    const { code, notes } = await runMocha({ name: "left behind", files: [file] }, options);
    rmSync(folder, { recursive: true });
    assert.deepEqual([code, notes?.failed], [0, []]);
    assert.ok(performance.now() - startedAt < 15_000, "the sleeper was waited for");
  });
});

describe("notes of all batches", () => {
  const notes = (seconds: Notes["seconds"], ...told: string[]): Notes => ({ summary: "", failed: [], seconds, told });

  it("name the slowest files first", () => {
    const lines = slowestFiles([notes({ "a.test.ts": 1, "b.test.ts": 12.34 }), notes({ "c.test.ts": 5 })]);
    assert.deepEqual(lines, ["  12.3 s  b.test.ts", "   5.0 s  c.test.ts", "   1.0 s  a.test.ts"]);
  });

  it("miss a reason that none has told", () => {
    const reason = "souk.catalog.v1 PRODUCT_NOT_FOUND";
    assert.ok(reasonsNotTold([notes({})]).includes(reason));
    assert.ok(!reasonsNotTold([notes({}), notes({}, reason)]).includes(reason));
  });
});

describe("coverage of a folder", () => {
  const lines = (total: number, covered: number) => ({ lines: { total, covered } });
  const summary = {
    "/r/edge/src/a.ts": lines(10, 10),
    "/r/edge/src/b.ts": lines(30, 10),
    "/r/edge/srcery.ts": lines(9, 0),
  };

  it("is that of all its lines together", () => assert.equal(coveredShare(summary, "/r", "edge/src"), 50));
  it("without lines is whole", () => assert.equal(coveredShare(summary, "/r", "nowhere"), 100));
});
