import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inspect } from "node:util";
import { z } from "zod";
import { peerSetting, processSettings, serviceSettings } from "./common.ts";
import { ConfigError, describeConfig, readConfig, secretSetting, setting } from "./config.ts";
import { Secret } from "./secret.ts";

const settings = {
  port: setting("PORT", z.coerce.number("must be a port").int().default(7102), "where it listens"),
  name: setting("NAME", z.string(), "what it is called"),
  uri: setting("STORE_URI", z.string().startsWith("mongodb").optional(), "where the store is"),
  key: secretSetting("KEY", "signs tokens", 8),
};
const GOOD = { NAME: "catalog", KEY: "correct-horse" };

function faultsOf(env: Record<string, string>): readonly string[] {
  try {
    readConfig(settings, env);
  } catch (error) {
    assert(error instanceof ConfigError);
    return error.faults;
  }
  return [];
}

describe("config", () => {
  const folder = mkdtempSync(join(tmpdir(), "souk-config-"));
  after(() => rmSync(folder, { recursive: true }));

  it("gives typed values and fills in defaults", () => {
    const config = readConfig(settings, { ...GOOD, PORT: "7000" });
    const port: number = config.port;
    assert.equal(port, 7000);
    assert.equal(readConfig(settings, GOOD).port, 7102);
  });

  it("takes an empty variable for an absent one", () => {
    assert.equal(readConfig(settings, { ...GOOD, PORT: "" }).port, 7102);
  });

  it("names every fault at once, with the setting's meaning", () => {
    const faults = faultsOf({ PORT: "high", KEY: "short", STORE_URI: "http://x" });
    assert.equal(faults.length, 4);
    const text = faults.join("\n");
    for (const part of [
      "PORT: must be a port (where it listens)",
      "NAME: ",
      "STORE_URI: ",
      "KEY: must have at least 8",
    ]) {
      assert(text.includes(part), `${part} is missing in\n${text}`);
    }
  });

  it("never tells the value of a faulty secret", () => {
    assert(
      !faultsOf({ ...GOOD, KEY: "hunter2" })
        .join()
        .includes("hunter2"),
    );
  });

  it("is frozen", () => {
    const config = readConfig(settings, GOOD);
    assert(Object.isFrozen(config));
    assert.throws(() => Object.assign(config, { name: "other" }), TypeError);
  });

  it("reads a secret from the file that <NAME>_FILE names, without the line break at its end", () => {
    const file = join(folder, "key");
    writeFileSync(file, "from-the-file\n");
    assert.equal(readConfig(settings, { NAME: "x", KEY_FILE: file }).key.reveal(), "from-the-file");
    assert.equal(readConfig(settings, { ...GOOD, KEY_FILE: file }).key.reveal(), "from-the-file");
  });

  it("says which file cannot be read, beside the other faults", () => {
    const faults = faultsOf({ KEY_FILE: join(folder, "absent") });
    assert.deepEqual(faults.map((fault) => fault.split(":")[0]).sort(), ["KEY_FILE", "NAME"]);
    assert(faults.join().includes("ENOENT"));
  });

  it("reads only secrets from files", () => {
    const file = join(folder, "name");
    writeFileSync(file, "x");
    assert.deepEqual(faultsOf({ KEY: GOOD.KEY, NAME_FILE: file }).length, 1);
  });

  it("describes itself without secrets, not even those inside of addresses", () => {
    const config = readConfig(settings, { ...GOOD, STORE_URI: "mongodb://me:hunter2@db:27017/?w=1" });
    const text = describeConfig(settings, config);
    assert(!text.includes("hunter2") && !text.includes("correct-horse"), text);
    assert.match(text, /^PORT +7102 +where it listens$/m);
    assert.match(text, /^KEY +\*\*\* +signs tokens$/m);
    assert.match(text, /^STORE_URI +mongodb:\/\/\*\*\*@db:27017\/\?w=1 +where the store is$/m);
  });

  it("describes an absent value as nothing", () => {
    assert.match(describeConfig(settings, readConfig(settings, GOOD)), /^STORE_URI +where the store is$/m);
  });
});

describe("a secret", () => {
  const secret = new Secret("hunter2");

  it("prints as *** in every way that things are printed", () => {
    for (const text of [String(secret), `${secret}`, JSON.stringify({ secret }), inspect({ secret })]) {
      assert(text.includes("***") && !text.includes("hunter2"), text);
    }
  });

  it("has no property that holds the value", () => {
    assert.deepEqual(Object.getOwnPropertyNames(secret), []);
    assert.equal(secret.reveal(), "hunter2");
  });
});

describe("the common settings", () => {
  const env = {
    JWKS_FILE: "/jwks.json",
    SERVICE_JWKS_FILE: "/service-jwks.json",
    SERVICE_KEY: "k".repeat(32),
    MONGODB_URI: "mongodb://db",
    REDIS_URL: "redis://queue",
    PAGE_TOKEN_SECRET: "p".repeat(32),
    AUDIT_SECRET: "a".repeat(32),
  };

  it("bind to this machine and the fixed ports by default", () => {
    const config = readConfig(serviceSettings({ grpcPort: 7102, adminPort: 7202 }), env);
    assert.deepEqual([config.grpcPort, config.adminPort, config.bindHost], [7102, 7202, "127.0.0.1"]);
    assert.equal(config.profile, "development");
    assert.equal(config.databasePrefix, "souk_");
  });

  it("refuse ports out of range, unknown levels and stores of another kind", () => {
    const wrong = {
      ...env,
      GRPC_PORT: "65536",
      ADMIN_PORT: "-1",
      LOG_LEVEL: "loud",
      MONGODB_URI: "x",
      REDIS_URL: "y",
    };
    const names = ["GRPC_PORT", "ADMIN_PORT", "LOG_LEVEL", "MONGODB_URI", "REDIS_URL"];
    assert.throws(
      () => readConfig(serviceSettings({ grpcPort: 1, adminPort: 2 }), wrong),
      (error: ConfigError) => names.every((name) => error.message.includes(`${name}: `)) && error.faults.length === 5,
    );
  });

  it("need neither a database nor a queue for a process without them", () => {
    const { MONGODB_URI, REDIS_URL, PAGE_TOKEN_SECRET, ...rest } = env;
    assert.equal(readConfig(processSettings({ adminPort: 7200 }), rest).adminPort, 7200);
  });

  it("find a peer on its fixed port unless told otherwise", () => {
    const peers = { inventory: peerSetting("inventory", 7103) };
    assert.equal(readConfig(peers, {}).inventory, "127.0.0.1:7103");
    assert.equal(readConfig(peers, { INVENTORY_GRPC_ADDR: "dns:///inventory:80" }).inventory, "dns:///inventory:80");
  });
});
