import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { type ConfigError, readConfig } from "@souk/chassis/config";
import { settings } from "./config.ts";

const random = () => randomBytes(24).toString("base64url");
const { identityKey, shopUrl, bootstrapAccounts, oidcProviders } = settings;

const ADMIN = { email: "admin@example.com", password: random(), roles: ["ADMIN"] };
const PLACE = {
  ...{ id: "place", displayName: "Place", issuer: "https://place.example", clientId: "souk" },
  ...{ clientSecret: random(), redirectUris: ["https://shop.example/back"] },
};

/** The faults that identity's own settings have with these changes. */
function faultsOf(changes: object, profile: string): string[] {
  const env = {
    ...{ SOUK_PROFILE: profile, IDENTITY_KEY: random(), SHOP_URL: "https://shop.example" },
    ...{ BOOTSTRAP_ACCOUNTS: JSON.stringify([ADMIN]), OIDC_PROVIDERS: JSON.stringify([PLACE]) },
    ...changes,
  };
  try {
    readConfig({ identityKey, shopUrl, bootstrapAccounts, oidcProviders }, env);
    return [];
  } catch (error) {
    return (error as ConfigError).faults.map((fault) => fault.split(" (")[0] ?? "");
  }
}

const accounts = (...passwords: string[]) => ({
  BOOTSTRAP_ACCOUNTS: JSON.stringify([ADMIN, ...passwords.map((password) => ({ ...ADMIN, password }))]),
});
const place = (changes: object) => ({ OIDC_PROVIDERS: JSON.stringify([{ ...PLACE, ...changes }]) });

describe("identity's configuration", () => {
  it("is good where nothing can be guessed", () => {
    for (const profile of ["production", "development"]) assert.deepEqual(faultsOf({}, profile), []);
  });

  it("has passwords as long as people's, whatever the profile", () => {
    for (const password of ["short", "x".repeat(1_025)]) {
      const [fault] = faultsOf(accounts(password), "development");
      assert.equal(fault, "BOOTSTRAP_ACCOUNTS: must have 8 to 1,024 bytes");
    }
    assert.deepEqual(faultsOf(accounts("password1"), "development"), []);
  });

  it("trusts no place over plain HTTP but one on this machine", () => {
    for (const issuer of ["http://place.example", "http://127.0.0.1.place.example", "ftp://place.example"]) {
      const [fault] = faultsOf(place({ issuer }), "development");
      assert.equal(fault, "OIDC_PROVIDERS: must begin with https://, unless it is on this machine", issuer);
    }
    for (const issuer of ["http://127.0.0.1:9000", "http://localhost:9000", "http://[::1]:9000"]) {
      assert.deepEqual(faultsOf(place({ issuer }), "development"), [], issuer);
    }
  });

  const weak: readonly [changes: object, fault: string][] = [
    [accounts("password1"), "BOOTSTRAP_ACCOUNTS: password of entry 2 is a well-known default; make a random one"],
    [
      place({ issuer: "http://127.0.0.1:9000" }),
      "OIDC_PROVIDERS: issuer of entry 1 must be an address that begins with https://",
    ],
    [
      place({ clientSecret: "secret" }),
      "OIDC_PROVIDERS: clientSecret of entry 1 has fewer than 8 different characters",
    ],
    [{ SHOP_URL: "" }, "SHOP_URL: must be an address that begins with https://"],
    [{ IDENTITY_KEY: "changeme".repeat(4) }, "IDENTITY_KEY: repeats itself; make a random one"],
    [{ IDENTITY_KEY: "" }, "IDENTITY_KEY: Invalid input: expected string, received undefined"],
  ];
  for (const [changes, fault] of weak) {
    it(`is refused in production: ${fault}`, () => assert.deepEqual(faultsOf(changes, "production"), [fault]));
  }
});
