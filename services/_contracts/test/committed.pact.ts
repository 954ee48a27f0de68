import assert from "node:assert/strict";
import { testContract } from "@souk/chassis/testing";
import { freshPactsFolder, PACTS_FOLDER, updatesPacts } from "../src/environment.ts";
import { comparePacts, findPactFaults, readPacts, replacePacts } from "../src/pacts/index.ts";

describe("the committed pacts", () => {
  before(() => {
    if (updatesPacts()) replacePacts(PACTS_FOLDER, freshPactsFolder());
  });

  it("are what the consumers' tests have just written", () => {
    const differences = comparePacts(PACTS_FOLDER, freshPactsFolder());
    const mend = "Where that is meant: `make contracts UPDATE=1`, and commit proto/pacts.";
    if (differences.length > 0) assert.fail([...differences, mend].join("\n"));
  });

  it("fit the contract as it is", () => {
    const contract = testContract();
    const faults = readPacts(PACTS_FOLDER).flatMap((pact) => findPactFaults(pact, contract));
    if (faults.length > 0) assert.fail(faults.join("\n"));
  });
});
