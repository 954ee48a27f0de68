import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createCallerVerifier } from "@souk/chassis/auth";
import { weaknessOf } from "@souk/chassis/config";
import { systemPorts } from "@souk/chassis/ports";
import { demoFileOf, readDemoAccounts } from "./demo-accounts.ts";
import { ensureSecrets } from "./secrets.ts";
import { serviceToken } from "./tokens.ts";

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
    assert.equal(statSync(demoFileOf(dataDir)).mode & 0o777, 0o600);
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
      const accounts = JSON.parse(readFileSync(secrets.bootstrapAccountsFile, "utf8")) as { password: string }[];
      const demo = Object.values(readDemoAccounts(demoFileOf(dataDir)));
      assert.deepEqual(
        accounts.map(({ password }) => password),
        demo.map(({ password }) => password),
      );
    }
  });

  it("are two different ones for page tokens and audit logs", async () => {
    const { pageTokenFile, auditFile } = await ensureSecrets(dataDir, SERVICES);
    const [pageToken, audit] = [pageTokenFile, auditFile].map((file) => readFileSync(file, "utf8"));
    assert.notEqual(pageToken, audit);
    assert(Buffer.from(audit ?? "", "base64url").length >= 32);
  });

  it("never stand in the file of public keys", async () => {
    const { serviceJwksFile } = await ensureSecrets(dataDir, SERVICES);
    assert.doesNotMatch(readFileSync(serviceJwksFile, "utf8"), /"d":/);
  });

  it("are none that anybody could guess", async () => {
    const { pageTokenFile, identityKeyFile } = await ensureSecrets(dataDir, SERVICES);
    for (const file of [pageTokenFile, identityKeyFile]) {
      const secret = readFileSync(file, "utf8");
      assert.ok(secret.length >= 32);
      assert.equal(weaknessOf(secret), undefined);
    }
  });

  it("have a demo account for each role, at an address that reaches nobody", async () => {
    const { bootstrapAccountsFile } = await ensureSecrets(dataDir, SERVICES);
    const accounts = JSON.parse(readFileSync(bootstrapAccountsFile, "utf8")) as Record<string, unknown>[];
    assert.deepEqual(
      accounts.map(({ email, roles }) => [email, roles]),
      [
        ["customer@example.com", []],
        ["staff@example.com", ["STAFF"]],
        ["admin@example.com", ["ADMIN"]],
      ],
    );
    const passwords = accounts.map(({ password }) => String(password));
    assert.equal(new Set(passwords).size, 3);
    assert.ok(passwords.every((password) => password.length >= 20));
  });

  it("sign a service's token that only its callee accepts", async () => {
    const secrets = await ensureSecrets(dataDir, SERVICES);
    const token = await serviceToken(secrets, "edge", "catalog");
    assert.equal(await createCallerVerifier(secrets.serviceJwksFile, "catalog", clock)(token), "edge");
    await assert.rejects(createCallerVerifier(secrets.serviceJwksFile, "inventory", clock)(token));
  });
});
