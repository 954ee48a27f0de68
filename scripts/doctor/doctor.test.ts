import assert from "node:assert/strict";
import { styleFor } from "../kit/style.ts";
import { checkRest, checkStores, checkTools } from "./checks.ts";
import { renderFindings } from "./report.ts";

const plain = styleFor({});

describe("the doctor", () => {
  it("says how to mend what is missing", () => {
    const text = renderFindings(
      [
        { name: "npm", verdict: "ok", text: "11.0.0" },
        { name: "buf", verdict: "missing", text: "contracts", mend: "make setup" },
      ],
      plain,
    );
    assert.match(text, /npm +ok +11\.0\.0\n/);
    assert.match(text, /buf +missing +contracts {2}MEND: make setup\n1 thing\(s\) to mend/);
  });

  it("looks at every tool, store and service without starting any", async () => {
    const findings = (await Promise.all([checkTools(), checkStores(), checkRest()])).flat();
    const names = findings.map(({ name }) => name);
    for (const name of ["node", "npm", "java", "mongod", "go", "→ MongoDB", "→ Redis", "disk", "catalog", "edge"]) {
      assert.ok(names.includes(name), name);
    }
    for (const { name, verdict, mend } of findings) assert.ok(verdict === "ok" || mend, `${name} cannot be mended`);
  });
});
