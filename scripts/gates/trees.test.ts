import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import { join } from "node:path";
import type { Gate } from "./gate.ts";
import { programGate } from "./gate.ts";
import { compareTrees } from "./generated.ts";
import { runGates } from "./run.ts";
import { countCode, findSizeFaults } from "./sizes.ts";
import { toyTree } from "./test/tree.ts";
import { findTextFaults } from "./texts.ts";

const lines = (count: number) => "x\n".repeat(count);

describe("sizes", () => {
  const limits = { file: 3, test: 5, chassis: 4 };
  const faults = (files: Record<string, string>) => toyTree(files, (root) => findSizeFaults(root, limits));

  it("are right up to the limit", () => {
    assert.deepEqual(faults({ "a.ts": lines(3), "a.test.ts": lines(5), "test/b.ts": lines(5) }), []);
  });

  for (const file of ["a.ts", "scripts/standin/src/A.java", "a.sh", "services/x/main.go", "services/y/z.py"]) {
    it(`are too much one line past it: ${file}`, () => {
      assert.match(faults({ [file]: lines(4) }).join(), new RegExp(`^${file}: 4 lines, at most 3`));
    });
  }

  it("of tests may be larger, to their own limit", () => {
    assert.match(faults({ "a.test.ts": lines(6) }).join(), /a\.test\.ts: 6 lines, at most 5/);
  });

  it("do not count what is generated, ignored or prose", () => {
    const rest = { "proto/gen/ts/a.ts": lines(9), "README.md": lines(9), "dist/a.ts": lines(9) };
    assert.deepEqual(faults({ ...rest, ".gitignore": "dist/\n" }), []);
  });

  it("of code leave out blank lines, comments and imports", () => {
    const text =
      'import { a } from "./a.ts";\nimport {\n  b,\n} from "./b.ts";\n\n/**\n * Why.\n */\nexport * from "./c.ts";\n// why\nexport const d = a + b; // sum\n';
    assert.equal(countCode(text), 1);
  });

  it("of the chassis count together, without tests and what only tests use", () => {
    const chassis = (name: string, count: number) => ({ [`services/_chassis/src/${name}.ts`]: lines(count) });
    const small = { ...chassis("a/a", 2), ...chassis("b/b", 2), ...chassis("a/a.test", 3), ...chassis("testing/c", 3) };
    assert.deepEqual(faults(small), []);
    assert.match(
      faults({ ...small, ...chassis("c/c", 1) }).join(),
      /_chassis\/src\/: 5 lines of code without tests, at most 4/,
    );
  });
});

describe("texts that must not stand somewhere", () => {
  const faults = (path: string, text: string) => toyTree({ [path]: text }, (root) => findTextFaults(root)).join();

  const clocks = [
    "Date.now()",
    "new Date()",
    "setTimeout(f)",
    "Math.random()",
    "crypto.randomUUID()",
    "performance.now()",
  ];
  for (const text of [...clocks, 'import { setTimeout } from "node:timers/promises";']) {
    it(`${text} in a use case, a saga, the relay`, () => {
      for (const path of [
        "services/a/src/usecases/x.ts",
        "services/a/src/sagas/x.ts",
        "services/_chassis/src/events/relay.ts",
      ]) {
        assert.match(faults(path, text), /come in through ports/, path);
      }
    });
  }

  it("but clocks may stand in adapters, tests and comments", () => {
    assert.equal(faults("services/a/src/store/x.ts", "Date.now()"), "");
    assert.equal(faults("services/a/src/usecases/x.test.ts", "Date.now()"), "");
    assert.equal(faults("services/a/src/usecases/x.ts", "// Date.now() is not for here\nnew Date(at)"), "");
  });

  for (const text of [
    "const product = 1",
    "newPrice",
    "ProductStore",
    "orderId",
    '"catalog"',
    "stockLevel",
    "cart_id",
    "prices",
  ]) {
    it(`the shop's word in the chassis: ${text}`, () => {
      assert.match(faults("services/_chassis/src/a/x.ts", text), /the chassis knows no shop/);
    });
  }

  for (const text of [
    "orderBy",
    "in order",
    "order",
    "production",
    "producer",
    "stocktaking",
    "/** souk.catalog.v1 */",
  ]) {
    it(`but not what only looks like one: ${text}`, () =>
      assert.equal(faults("services/_chassis/src/a/x.ts", text), ""));
  }

  it("the environment outside config.ts and main.ts of a service", () => {
    assert.match(faults("services/a/src/store/x.ts", "process.env.X"), /only reader of the environment/);
    assert.match(faults("edge/src/http/x.ts", "process.env"), /only reader of the environment/);
    for (const path of [
      "services/a/src/config.ts",
      "services/a/src/main.ts",
      "services/_chassis/src/lifecycle/run.ts",
    ]) {
      assert.equal(faults(path, "process.env"), "", path);
    }
  });

  it("is told with its line", () => {
    assert.match(
      faults("services/a/src/usecases/x.ts", "/* two\nlines */\nDate.now()"),
      /usecases\/x\.ts:3: 'Date\.now'/,
    );
  });
});

describe("the generated tree", () => {
  it("is compared file by file", () => {
    const files = { "is/a": "1", "is/b": "1", "is/left": "", "should/a": "1", "should/b": "2", "should/new/c": "" };
    toyTree(files, (root) => {
      const found = compareTrees(join(root, "is"), join(root, "should"));
      assert.deepEqual(found, ["b differs", "left is left over", "new/c is missing"]);
      rmSync(join(root, "is"), { recursive: true });
      assert.equal(compareTrees(join(root, "is"), join(root, "should")).length, 3);
    });
  });
});

describe("running gates", () => {
  const gate = (name: string, ...faults: string[]): Gate => ({ name, holds: `${name} holds`, run: async () => faults });
  const broken: Gate = {
    ...{ name: "broken", holds: "" },
    run: async () => {
      throw new Error("cannot look");
    },
  };
  async function run(gates: Gate[], only?: string[]): Promise<{ code: number; text: string }> {
    const printed: string[] = [];
    const code = await runGates(gates, { only, print: (words) => void printed.push(words) });
    return { code, text: printed.join("") };
  }

  it("ends with 0 when all hold", async () => {
    assert.equal((await run([gate("a"), gate("b")])).code, 0);
  });

  it("tells every fault, and goes on after one; a gate that cannot look has failed", async () => {
    const { code, text } = await run([gate("a", "first\nof two lines"), broken, gate("c", "last")]);
    assert.equal(code, 1);
    assert.match(text, / {9}first\n {9}of two lines\n[\s\S]*cannot look[\s\S]*last\nlint: 3 gate\(s\) failed/);
  });

  it("runs only those that are asked for, and knows their names", async () => {
    assert.equal((await run([gate("a", "bad"), gate("b")], ["b"])).code, 0);
    await assert.rejects(run([gate("a")], ["z"]), /No gate is called z/);
  });

  it("takes a program's exit code, with its words and what mends it", async () => {
    const program = (script: string) =>
      programGate({ name: "p", holds: "", program: "sh", args: ["-c", script], cwd: "/", mend: "run x" });
    assert.deepEqual(await program("exit 0").run(), []);
    assert.deepEqual(await program("echo bad; exit 2").run(), ["bad", "run x"]);
  });
});
