import assert from "node:assert/strict";
import { join } from "node:path";
import { ROOT } from "../kit/paths.ts";
import { capture } from "../kit/program.ts";
import { ONE_SERVICES } from "../up/environment.ts";

const MAIN = join(ROOT, "scripts/one/main.ts");

function run(services: Record<string, Record<string, string>>, args: readonly string[] = []) {
  const env = { PATH: process.env.PATH, [ONE_SERVICES]: JSON.stringify(services), LOG_LEVEL: "silent" };
  return capture(process.execPath, [MAIN, ...args], { env });
}

const SECRETS = { JWKS_FILE: "none", SERVICE_JWKS_FILE: "none", SERVICE_KEY: "k".repeat(40) };
const CATALOG = {
  ...{
    ...SECRETS,
    PAGE_TOKEN_SECRET: "p".repeat(40),
    AUDIT_SECRET: "a".repeat(40),
    MONGODB_URI: "mongodb://127.0.0.1:1/?serverSelectionTimeoutMS=50",
  },
  ...{ REDIS_URL: "redis://127.0.0.1:1", GRPC_PORT: "0", ADMIN_PORT: "0" },
};

describe("the one process of all services", () => {
  it("exits with 2 and names each service's faults", async () => {
    const { code, stderr } = await run({ catalog: {}, edge: { EDGE_PORT: "none" } });
    assert.equal(code, 2);
    for (const name of ["catalog:MONGODB_URI", "catalog:AUDIT_SECRET", "edge:EDGE_PORT"])
      assert.match(stderr, RegExp(name));
  });

  it("exits with 1 and the reason when one of them cannot start", async () => {
    const { code, stderr } = await run({ catalog: CATALOG });
    assert.equal(code, 1);
    assert.match(stderr, /^cannot start: catalog: /);
  });

  it("prints the configuration of all, without secrets", async () => {
    const { code, stdout } = await run({ catalog: CATALOG, edge: SECRETS }, ["--print-config"]);
    assert.equal(code, 0);
    assert.match(stdout, /^catalog:GRPC_PORT +0 /m);
    assert.match(stdout, /^edge:EDGE_PORT +8080 /m);
    assert.doesNotMatch(stdout, /kkkk|pppp/);
  });
});
