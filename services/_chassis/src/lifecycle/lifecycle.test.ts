import assert from "node:assert/strict";
import { recordingLogger } from "../testing/index.ts";
import { type Component, createLifecycle } from "./lifecycle.ts";

/** Parts that write down what is done to them. */
function recordingParts(...names: string[]) {
  const steps: string[] = [];
  const logger = recordingLogger();
  const parts = names.map((name): Component & { drain: NonNullable<Component["drain"]> } => ({
    name,
    start: async () => void steps.push(`start ${name}`),
    drain: async () => void steps.push(`drain ${name}`),
    stop: async () => void steps.push(`stop ${name}`),
  }));
  return { steps, logger, parts, app: (graceMs = 1_000) => createLifecycle(parts, { logger, graceMs }) };
}

describe("a lifecycle", () => {
  it("starts in order, and drains all before it stops any, in the opposite order", async () => {
    const { steps, app } = recordingParts("store", "grpc");
    const running = app();
    await running.start();
    await running.stop();
    const wanted = ["start store", "start grpc", "drain grpc", "drain store", "stop grpc", "stop store"];
    assert.deepEqual(steps, wanted);
  });

  it("stops once, however often it is asked to", async () => {
    const { steps, app } = recordingParts("store");
    const running = app();
    await running.start();
    await Promise.all([running.stop(), running.stop()]);
    await running.stop();
    assert.deepEqual(steps, ["start store", "drain store", "stop store"]);
  });

  it("stops what it had started when a part cannot start, and tells why", async () => {
    const { steps, logger, parts, app } = recordingParts("store", "queue", "grpc");
    const [, queue] = parts as [Component, Component];
    queue.start = async () => {
      throw new Error("port in use");
    };
    await assert.rejects(app().start(), /port in use/);
    assert.deepEqual(steps, ["start store", "drain queue", "drain store", "stop queue", "stop store"]);
    assert.deepEqual(
      logger.lines.map(({ message, fields }) => [message, fields.component]),
      [["cannot start", "queue"]],
    );
  });

  it("goes on stopping when one part cannot", async () => {
    const { steps, logger, parts, app } = recordingParts("store", "queue");
    const queue = parts[1] as Component;
    queue.drain = queue.stop = async () => {
      throw new Error("stuck");
    };
    const running = app();
    await running.start();
    await running.stop();
    assert.deepEqual(steps.slice(2), ["drain store", "stop store"]);
    assert.deepEqual(
      logger.lines.map(({ message }) => message),
      ["cannot drain", "cannot stop"],
    );
  });

  it("waits for no drain past the grace, also when there is none", async () => {
    for (const graceMs of [0, 30]) {
      const { steps, parts, app } = recordingParts("store", "grpc");
      (parts[1] as Component).drain = () => new Promise(() => undefined);
      const running = app(graceMs);
      await running.start();
      const startedAt = performance.now();
      const keepAlive = setTimeout(() => undefined, 5_000);
      await running.stop();
      clearTimeout(keepAlive);
      assert(performance.now() - startedAt < 1_000);
      assert.deepEqual(steps.slice(-2), ["stop grpc", "stop store"]);
    }
  });

  it("stops parts that have nothing to drain", async () => {
    const { parts, steps, app } = recordingParts("store");
    delete (parts[0] as Component).drain;
    const running = app();
    await running.start();
    await running.stop();
    assert.deepEqual(steps, ["start store", "stop store"]);
  });

  it("starts nothing more once it was told to stop, and closes what was about to open", async () => {
    const { parts, steps, app } = recordingParts("store", "grpc");
    const { promise, resolve } = Promise.withResolvers<void>();
    (parts[0] as Component).start = () => promise.then(() => void steps.push("start store"));
    const running = app();
    const starting = running.start();
    const stopping = running.stop();
    resolve();
    await Promise.all([starting, stopping]);
    assert.deepEqual(steps, ["start store", "drain store", "stop store"]);
  });

  it("may be stopped without having been started", async () => {
    const { steps, app } = recordingParts("store");
    await app().stop();
    assert.deepEqual(steps, []);
  });
});
