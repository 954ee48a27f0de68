import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { capture } from "../kit/program.ts";
import { type Clone, cloneRepository } from "../prove/support/clone.ts";
import { discoverServices, SERVICES } from "../services.ts";
import { planService } from "./create.ts";
import { nextNumber } from "./names.ts";

const MOST_STEPS = 3;

describe("make new-service", function () {
  this.timeout(240_000);
  let clone: Clone;
  before(() => {
    clone = cloneRepository();
  });
  after(() => clone.remove());

  /** As a person would call it: without what this test run has in its environment. */
  async function make(...words: string[]) {
    const { PATH, HOME, TEST_MONGODB_URI, TEST_REDIS_URL } = process.env;
    const env = { PATH, HOME, TEST_MONGODB_URI, TEST_REDIS_URL };
    const { code, stdout, stderr } = await capture("make", words, { cwd: clone.root, env });
    return { code, text: stdout + stderr };
  }

  it("writes a service that passes every gate and its own tests as it is, and leaves three steps at most", async () => {
    const made = await make("new-service", "NAME=newcomer", "RESOURCE=trinket");
    assert.equal(made.code, 0, made.text);
    const steps = made.text.match(/^ {2}\d\. /gm) ?? [];
    assert.ok(steps.length > 0 && steps.length <= MOST_STEPS, made.text);
    const [linted, tested] = await Promise.all([make("lint"), make("test", "FILES=services/newcomer/**")]);
    assert.equal(linted.code, 0, linted.text);
    const held = await make("contracts");
    assert.equal(held.code, 0, held.text);
    assert.match(held.text, /newcomer, as its consumers' pacts want it/);
    assert.equal(tested.code, 0, tested.text);
    assert.match(tested.text, /NewcomerService\n(.*✔.*\n){5}/);
  });

  it("needs no edit for it to be found, linked and fronted by the edge", () => {
    const newcomer = discoverServices(clone.root).find(({ name }) => name === "newcomer");
    const number = nextNumber(
      "newcomer",
      SERVICES.map((spec) => spec.number),
    );
    assert.deepEqual(newcomer?.ports, { grpc: 7_100 + number, admin: 7_200 + number });
    assert.ok(existsSync(join(clone.root, "node_modules/@souk/newcomer/package.json")));
    assert.match(readFileSync(join(clone.root, "package-lock.json"), "utf8"), /"services\/newcomer": \{/);
  });

  it("overwrites nothing", async () => {
    const before = readFileSync(join(clone.root, "services/newcomer/src/app.ts"), "utf8");
    const again = await make("new-service", "NAME=newcomer");
    assert.notEqual(again.code, 0);
    assert.match(again.text, /services\/newcomer is there already; nothing was written/);
    assert.equal(readFileSync(join(clone.root, "services/newcomer/src/app.ts"), "utf8"), before);
  });

  it("refuses a resource whose route another service has", () => {
    assert.throws(
      () => planService(clone.root, "shelf", "product"),
      /catalog_service\.proto has the route "\/v1\/products"/,
    );
  });
});
