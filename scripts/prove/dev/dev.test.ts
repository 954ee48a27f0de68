import assert from "node:assert/strict";
import { type DevScene, openDevScene } from "./proof.ts";

const LIMIT_SECONDS = 3;

describe("what is saved while `make dev` runs", function () {
  this.timeout(60_000);
  let scene: DevScene;
  before(async () => {
    scene = await openDevScene({
      mongodbUri: process.env.TEST_MONGODB_URI ?? "",
      redisUrl: process.env.TEST_REDIS_URL ?? "",
    });
  });
  after(() => scene?.stop());

  it("in a service is served within three seconds", async () => {
    const seconds = await scene.saveSource();
    assert.ok(seconds <= LIMIT_SECONDS, `${seconds} s`);
  });

  it("in a contract is served within three seconds, by the edge and the service", async () => {
    const seconds = await scene.saveContract();
    assert.ok(seconds <= LIMIT_SECONDS, `${seconds} s`);
  });

  it("in a contract that is none is told in buf's words, and everything runs on", async () => {
    assert.match(
      await scene.breakContract(),
      /buf build failed:\nproto\/souk\/catalog\/v1\/catalog_service\.proto:\d+/,
    );
  });
});
