import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createCallerVerifier, createTokenVerifier } from "@souk/chassis/auth";
import { systemPorts } from "@souk/chassis/ports";
import { ensureSecrets } from "./secrets.ts";
import { serviceToken, userToken } from "./tokens.ts";

const { clock } = systemPorts();
const SERVICES = ["catalog", "edge"];

describe("development secrets", () => {
  let dataDir: string;
  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), "souk-secrets-"));
  });
  afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

  const contents = () =>
    readdirSync(join(dataDir, "secrets")).map((name) => [name, readFileSync(join(dataDir, "secrets", name), "utf8")]);

  it("are made once, and only this user reads them", async () => {
    await ensureSecrets(dataDir, SERVICES);
    const first = contents();
    await ensureSecrets(dataDir, SERVICES);
    assert.deepEqual(contents(), first);
    const folder = join(dataDir, "secrets");
    assert.equal(statSync(folder).mode & 0o777, 0o700);
    for (const name of readdirSync(folder)) assert.equal(statSync(join(folder, name)).mode & 0o777, 0o600, name);
  });

  it("get a key for a service that comes later; the others keep theirs", async () => {
    const before = await ensureSecrets(dataDir, SERVICES);
    const edgeKey = readFileSync(before.serviceKeyFile("edge"), "utf8");
    const after = await ensureSecrets(dataDir, [...SERVICES, "cart"]);
    assert.equal(readFileSync(after.serviceKeyFile("edge"), "utf8"), edgeKey);
    const { keys } = JSON.parse(readFileSync(after.serviceJwksFile, "utf8")) as { keys: { kid: string }[] };
    assert.deepEqual(
      keys.map(({ kid }) => kid),
      ["catalog", "edge", "cart"],
    );
  });

  it("are the same for two commands that make them at the same time", async () => {
    const both = await Promise.all([ensureSecrets(dataDir, SERVICES), ensureSecrets(dataDir, SERVICES)]);
    for (const secrets of both) {
      const verify = createTokenVerifier({ jwksFile: secrets.userJwksFile, clock, production: false });
      assert.equal((await verify(await userToken(secrets, "staff"))).role, "STAFF");
    }
  });

  it("are two different ones for page tokens and audit logs", async () => {
    const { pageTokenFile, auditFile } = await ensureSecrets(dataDir, SERVICES);
    const [pageToken, audit] = [pageTokenFile, auditFile].map((file) => readFileSync(file, "utf8"));
    assert.notEqual(pageToken, audit);
    assert(Buffer.from(audit ?? "", "base64url").length >= 32);
  });

  it("never stand in the files of public keys", async () => {
    const { userJwksFile, serviceJwksFile } = await ensureSecrets(dataDir, SERVICES);
    for (const file of [userJwksFile, serviceJwksFile]) assert.doesNotMatch(readFileSync(file, "utf8"), /"d":/);
  });

  for (const [role, inside] of Object.entries({ guest: "GUEST", customer: "USER", staff: "STAFF", admin: "ADMIN" })) {
    it(`sign a ${role}'s token that services accept, in development only`, async () => {
      const secrets = await ensureSecrets(dataDir, SERVICES);
      const token = await userToken(secrets, role);
      const options = { jwksFile: secrets.userJwksFile, clock };
      const principal = await createTokenVerifier({ ...options, production: false })(token);
      assert.deepEqual(principal, { subject: `dev-${role}`, role: inside });
      await assert.rejects(createTokenVerifier({ ...options, production: true })(token));
    });
  }

  it("sign a service's token that only its callee accepts", async () => {
    const secrets = await ensureSecrets(dataDir, SERVICES);
    const token = await serviceToken(secrets, "edge", "catalog");
    assert.equal(await createCallerVerifier(secrets.serviceJwksFile, "catalog", clock)(token), "edge");
    await assert.rejects(createCallerVerifier(secrets.serviceJwksFile, "inventory", clock)(token));
  });

  it("sign nothing for a role that there is not", async () => {
    await assert.rejects(userToken(await ensureSecrets(dataDir, SERVICES), "king"), /ROLE is 'king'/);
  });
});
