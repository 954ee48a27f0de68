import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { newKey } from "../testing/index.ts";
import { serviceSettings } from "./common.ts";
import { type ConfigError, readConfig } from "./config.ts";
import { weaknessOf } from "./weak-secrets.ts";

const random = () => randomBytes(32).toString("base64url");
/** Private half of the example in RFC 8037, A.1, which everybody knows. */
const EXAMPLE_KEY = "nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A";

describe("a secret in production", () => {
  const weak = [
    "changeme",
    "changemechangemechangemechangeme",
    "change-me-change-me-change-me-please",
    "CHANGE_THIS_SECRET_PLEASE_CHANGE_IT",
    "passwordpasswordpasswordpassword",
    "a secret of the tests, long enough",
    "a page token secret of tests only",
    "a secret for this proof only, long enough",
    "default-development-secret-insecure",
    "p".repeat(32),
    "k".repeat(40),
    "0".repeat(64),
    "ab".repeat(20),
    "abc".repeat(12),
    "0123456789abcdef0123456789abcdef",
    "abcdefghijklmnopqrstuvwxyz0123456789",
    "11111111112222222222333333333344",
    "replace-me-with-a-long-random-secret",
    EXAMPLE_KEY,
  ];
  for (const secret of weak) {
    it(`is none that anybody could guess: ${secret}`, () => {
      const weakness = weaknessOf(secret);
      assert.ok(weakness !== undefined);
      assert.ok(!weakness.includes(secret), "it is not told");
    });
  }

  it("may be any random one", () => {
    for (let i = 0; i < 2_000; i++) {
      for (const secret of [random(), randomBytes(16).toString("hex"), randomBytes(32).toString("hex")])
        assert.equal(weaknessOf(secret), undefined, secret);
    }
  });
});

describe("the configuration of a service in production", () => {
  const folder = mkdtempSync(join(tmpdir(), "souk-production-"));
  after(() => rmSync(folder, { recursive: true }));

  function fileOf(name: string, content: unknown): string {
    const file = join(folder, name);
    writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
    return file;
  }

  async function environment(changes: Record<string, string> = {}): Promise<Record<string, string>> {
    const key = await newKey("catalog");
    return {
      ...{ SOUK_PROFILE: "production", TOKEN_ISSUER: "https://shop.example", PAGE_TOKEN_SECRET: random() },
      AUDIT_SECRET: random(),
      ...{ MONGODB_URI: "mongodb://db", REDIS_URL: "redis://queue", SERVICE_KEY: JSON.stringify(key) },
      SERVICE_JWKS_FILE: fileOf("services.json", { keys: [{ ...key, d: undefined }] }),
      ...changes,
    };
  }

  const read = (env: Record<string, string>) => readConfig(serviceSettings({ grpcPort: 1, adminPort: 2 }), env);

  async function faultsOf(changes: Record<string, string>): Promise<readonly string[]> {
    const env = await environment(changes);
    try {
      read(env);
    } catch (error) {
      return (error as ConfigError).faults;
    }
    return [];
  }

  it("is taken where everything is as it should be", async () => {
    assert.equal(read(await environment()).tokenIssuer, "https://shop.example");
  });

  it("names every fault at once", async () => {
    const development = { ...(await newKey("dev-1")), d: undefined };
    const faults = await faultsOf({
      ...{ PAGE_TOKEN_SECRET: "changeme".repeat(4), TOKEN_ISSUER: "souk", SERVICE_KEY: "k".repeat(40) },
      ...{ JWKS_FILE: fileOf("dev.json", { keys: [development] }), SERVICE_JWKS_FILE: "/nowhere" },
    });
    assert.deepEqual(faults.map((fault) => fault.split(" (")[0]).sort(), [
      "JWKS_FILE: has development keys",
      "PAGE_TOKEN_SECRET: repeats itself; make a random one",
      "SERVICE_JWKS_FILE: must be a file with a JSON Web Key Set",
      "SERVICE_KEY: must be a private key as a JWK, with its kid",
      "TOKEN_ISSUER: must be a URL",
    ]);
  });

  const cases: [rule: string, setting: string, values: () => (string | Promise<string>)[]][] = [
    [
      "an issuer that is no address by https",
      "TOKEN_ISSUER",
      () => ["souk", "http://shop.example", "https://", "https://a.example?x=1", "https://a.example#x", "https://u@h"],
    ],
    [
      "a service's key that is none, or is for development",
      "SERVICE_KEY",
      () => [
        ...["x".repeat(40), JSON.stringify({ kid: "catalog", alg: "EdDSA", note: "no private half" }), "[]".repeat(20)],
        newKey("dev-catalog").then((key) => JSON.stringify(key)),
        JSON.stringify({ kty: "OKP", crv: "Ed25519", kid: "catalog", d: EXAMPLE_KEY }),
      ],
    ],
    ["a secret that is short", "PAGE_TOKEN_SECRET", () => ["short", random().slice(0, 31)]],
    ["a secret that is missing", "PAGE_TOKEN_SECRET", () => [""]],
    ["keys of users that are none", "JWKS_FILE", () => ["/nowhere", fileOf("empty.json", ""), fileOf("list.json", [])]],
  ];
  for (const [rule, setting, values] of cases) {
    it(`refuses ${rule}`, async () => {
      for (const value of await Promise.all(values())) {
        const faults = await faultsOf({ [setting]: value });
        assert.deepEqual(
          faults.map((fault) => fault.split(":")[0]),
          [setting],
          value,
        );
        assert.ok(value.length < 20 || !faults.join().includes(value), "the value is not told");
      }
    });
  }

  it("may be weak in development", async () => {
    const env = await environment({ SOUK_PROFILE: "development", TOKEN_ISSUER: "", PAGE_TOKEN_SECRET: "p".repeat(32) });
    assert.equal(read(env).tokenIssuer, "http://127.0.0.1:8080");
  });
});
