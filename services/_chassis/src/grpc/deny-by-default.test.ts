import assert from "node:assert/strict";
import { EchoDefinition, echoContract, echoHandlers } from "../../test/support/echo.ts";
import type { Contract, MethodContract } from "../contract/index.ts";
import { startTestServer } from "../testing/index.ts";

/** The echo's contract as if its author had forgotten the policy of one rpc. */
const forgetful: Contract = {
  ...echoContract,
  method: (path) => {
    const method = echoContract.method(path);
    return method && path.endsWith("/Write") ? { ...method, policy: undefined } : method;
  },
};

describe("an rpc without a policy", () => {
  it("keeps its service from starting, which names it", async () => {
    await assert.rejects(
      startTestServer({ contract: forgetful, setUp: (grpc) => grpc.add(EchoDefinition, echoHandlers()) }),
      /\/test\.v1\.EchoService\/Write has no method_policy: nobody may call it/,
    );
  });

  it("is open only where probes and tools need it", () => {
    const open = [...echoContract.registry].flatMap((desc) => (desc.kind === "service" ? desc.methods : []));
    const paths = open.map(({ parent, name }) => `/${parent.typeName}/${name}`);
    const bare = paths.filter((path) => !(echoContract.method(path) as MethodContract).policy);
    assert.deepEqual(
      new Set(bare.map((path) => path.split("/")[1])),
      new Set([
        "grpc.health.v1.Health",
        "grpc.reflection.v1.ServerReflection",
        "grpc.reflection.v1alpha.ServerReflection",
      ]),
    );
  });
});
