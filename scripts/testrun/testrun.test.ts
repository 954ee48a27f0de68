import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { coveredShare } from "./coverage.ts";
import { findContractTests, findTests } from "./find-tests.ts";

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
