import assert from "node:assert/strict";
import { statSync } from "node:fs";
import type { Server } from "node:net";
import { askControl, type Handler, serveControl, socketPath } from "./control.ts";
import { toyFolder } from "./test/toy.ts";

describe("talking to the supervisor", () => {
  let folder: ReturnType<typeof toyFolder>;
  let server: Server | undefined;
  const said: string[] = [];
  const say = (text: string) => void said.push(text);
  const serve = async (handler: Handler) => {
    server = await serveControl(folder.folder, handler);
  };

  beforeEach(() => {
    folder = toyFolder();
    said.length = 0;
  });
  afterEach(() => {
    server?.close();
    folder.remove();
  });

  it("brings back what was said on the way, and the result", async () => {
    await serve(async (request, tell) => {
      tell("one");
      tell("two");
      return { asked: request };
    });
    const answer = await askControl(folder.folder, { command: "restart", service: "toy" }, say);
    assert.deepEqual(answer, { asked: { command: "restart", service: "toy" } });
    assert.deepEqual(said, ["one", "two"]);
  });

  it("brings back a failure as one that can be mended", async () => {
    await serve(async () => {
      throw new Error("no such service");
    });
    const asking = askControl(folder.folder, { command: "status" }, say);
    await assert.rejects(asking, { name: "CommandError", message: "no such service" });
  });

  it("says that nothing runs when nobody listens", async () => {
    await assert.rejects(askControl(folder.folder, { command: "status" }, say), /Nothing runs here/);
  });

  it("takes over the socket of a dead supervisor, and lets only this user in", async () => {
    await serve(async () => "first");
    server?.unref();
    await serve(async () => "second");
    assert.equal(await askControl(folder.folder, { command: "status" }, say), "second");
    assert.equal(statSync(socketPath(folder.folder)).mode & 0o777, 0o600);
  });

  it("uses a short path where the repository lies deep", () => {
    assert.ok(socketPath(`/${"deep/".repeat(40)}`).length < 104);
  });
});
