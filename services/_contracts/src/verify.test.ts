import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Verification, verifyPacts } from "./verify.ts";

const PACT = {
  consumer: { name: "toy" },
  provider: { name: "shelf" },
  interactions: [
    {
      type: "Asynchronous/Messages",
      description: "ToyMade: one is new",
      providerStates: [{ name: "a toy" }],
      pending: false,
    },
  ],
  metadata: { pactSpecification: { version: "4.0" } },
};

/** The gaps that Pact itself passes over. What it verifies, and a handler that throws: scripts/gates/pact-breakages.test.ts. */
describe("a verification fails", () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "souk-verify-"));
    mkdirSync(join(folder, "shelf"));
    writeFileSync(join(folder, "shelf/toy-shelf.json"), JSON.stringify(PACT));
  });
  after(() => rmSync(folder, { recursive: true }));

  const whole = { states: { "a toy": async () => undefined }, producers: { "ToyMade: one is new": async () => JOB } };
  const JOB = { queue: "toy.toy-made", name: "souk.toy.v1.ToyMade", data: {} };
  const gaps: [rule: string, change: Partial<Verification>, text: RegExp][] = [
    ["without a pact", { provider: "nobody" }, /there is no pact with nobody/],
    ["without a state's handler", { states: {} }, /the state 'a toy' has no handler/],
    [
      "with a handler of no state",
      { states: { ...whole.states, "a doll": async () => undefined } },
      /no pact names the state 'a doll'/,
    ],
    ["without an event's producer", { producers: {} }, /the event 'ToyMade: one is new' has no producer/],
    [
      "with a producer of no event",
      { producers: { ...whole.producers, No: async () => JOB } },
      /no pact names the event 'No'/,
    ],
  ];
  for (const [rule, change, text] of gaps) {
    it(rule, () => {
      const verification = { folder, provider: "shelf", url: "http://127.0.0.1", ...whole, ...change };
      return assert.rejects(verifyPacts(verification), text);
    });
  }
});
