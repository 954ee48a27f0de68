import assert from "node:assert/strict";
import { readCommandLine } from "./command-line.ts";

describe("the command line", () => {
  it("wins over the environment", () => {
    const { env } = readCommandLine(["--port", "1", "--services", "a", "--services", "b"], { EDGE_PORT: "2", X: "3" });
    assert.deepEqual(env, { EDGE_PORT: "1", EDGE_SERVICES: "a,b", X: "3" });
  });

  it("lets a tool take free ports for what nobody asked for, wherever its upstreams were told", () => {
    const free = { ADMIN_PORT: "0", GRPC_PORT: "0", EDGE_UPSTREAMS: "h:1" };
    assert.deepEqual(readCommandLine(["--upstream", "h:1"], {}).env, free);
    assert.deepEqual(readCommandLine([], { EDGE_UPSTREAMS: "h:1" }).env, free);
    assert.deepEqual(readCommandLine(["--upstream", "h:1"], { ADMIN_PORT: "7" }).env, { ...free, ADMIN_PORT: "7" });
  });

  it("turns off what is on by default", () => {
    assert.deepEqual(readCommandLine(["--no-docs"], {}).env, { EDGE_DOCS: "no" });
  });

  it("has no unknown options", () => {
    assert.throws(() => readCommandLine(["--nope"], {}), /--nope/);
  });
});
