import assert from "node:assert/strict";
import { join } from "node:path";
import { ROOT } from "../../kit/paths.ts";
import { capture } from "../../kit/program.ts";
import { type DevScene, openDevScene } from "./proof.ts";

/** `make prove-dev` measures against this; where other work holds the machine up, a test can only ask for a proportion. */
const LIMIT_SECONDS = 3;
/** How many times as long as one start of a service. A contract takes generating and two starts at once. */
const MOST_STARTS = 6;
const TRIES = 3;

describe("what is saved while `make dev` runs", function () {
  this.timeout(180_000);
  let scene: DevScene;
  before(async () => {
    scene = await openDevScene();
  });
  after(() => scene?.stop());

  async function expectQuick(save: () => Promise<number>): Promise<void> {
    const tries: string[] = [];
    while (tries.length < TRIES) {
      const limit = Math.max(LIMIT_SECONDS, MOST_STARTS * (await secondsOfOneStart()));
      const seconds = await save();
      if (seconds <= limit) return;
      tries.push(`${seconds.toFixed(1)} s, at most ${limit.toFixed(1)} s`);
    }
    assert.fail(tries.join("; "));
  }

  it("in a service is served within three seconds", () => expectQuick(() => scene.saveSource()));

  it("in a contract is served within three seconds, by the edge and the service", () =>
    expectQuick(() => scene.saveContract()));

  it("in a contract that is none is told in buf's words, and everything runs on", async () => {
    assert.match(
      await scene.breakContract(),
      /buf build failed:\nproto\/souk\/catalog\/v1\/catalog_service\.proto:\d+/,
    );
  });
});

/** Of a service that ends as soon as it has loaded everything. */
async function secondsOfOneStart(): Promise<number> {
  const started = performance.now();
  const { code, stderr } = await capture(process.execPath, [join(ROOT, "services/catalog/src/app.ts")], { env: {} });
  assert.equal(code, 0, stderr);
  return (performance.now() - started) / 1_000;
}
