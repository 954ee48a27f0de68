import assert from "node:assert/strict";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ConfigError, readConfig } from "@souk/chassis/config";
import type { Contract, MethodContract } from "@souk/chassis/contract";
import { kitchenImage } from "../test/support/kitchen.ts";
import { contractFrom, settingsFor } from "./config.ts";
import { addressKey } from "./upstream/addresses.ts";

const REQUIRED = { JWKS_FILE: "jwks.json", SERVICE_JWKS_FILE: "services.json", SERVICE_KEY: "k".repeat(40) };

describe("the configuration", () => {
  it("has an address for each service with HTTP rules, and ports of its own", () => {
    const config = readConfig(settingsFor(contractFrom({})), {
      ...REQUIRED,
      INVENTORY_GRPC_ADDR: "dns:///inventory:7103",
    });
    assert.equal(config[addressKey("catalog")], "127.0.0.1:7102");
    assert.equal(config[addressKey("inventory")], "dns:///inventory:7103");
    assert.deepEqual([config.edgePort, config.adminPort, config.grpcPort], [8080, 7200, 7100]);
  });

  it("splits its lists at commas", () => {
    const config = readConfig(settingsFor(contractFrom({})), {
      ...REQUIRED,
      EDGE_IGNORED_PARAMETERS: "utm_source,,gclid",
    });
    assert.deepEqual(config.ignoredParameters, ["utm_source", "gclid"]);
  });

  it("looks by its name for a service of the house that has no fixed port", () => {
    const rule = { hasHttpRule: true } as MethodContract;
    const desc = { kind: "service", typeName: "souk.review.v1.ReviewService", methods: [{ name: "GetReview" }] };
    const registry = [{ ...desc, file: { proto: { package: "souk.review.v1" } } }];
    const contract = { registry, method: () => rule } as unknown as Contract;
    assert.equal(readConfig(settingsFor(contract), REQUIRED)[addressKey("review")], "dns:///review:7100");
  });

  it("refuses in production to be an edge of the house that nobody knows, and names every fault", () => {
    const production = { SOUK_PROFILE: "production", SERVICE_JWKS_FILE: "services.json" };
    assert.throws(
      () => readConfig(settingsFor(contractFrom({})), production),
      ({ faults }: ConfigError) =>
        ["TOKEN_ISSUER: must be", "SERVICE_KEY: is missing", "SERVICE_JWKS_FILE: must be"].every((text) =>
          faults.some((fault) => fault.startsWith(text)),
        ) && faults.length === 3,
    );
    const file = join(mkdtempSync(join(tmpdir(), "edge-image-")), "image.binpb");
    writeFileSync(file, kitchenImage());
    const others = settingsFor(contractFrom({ EDGE_IMAGE_FILE: file }));
    assert.equal(readConfig(others, { SOUK_PROFILE: "production" }).serviceKey, undefined);
  });

  it("may name another contract, whose services have no address of their own", () => {
    const file = join(mkdtempSync(join(tmpdir(), "edge-image-")), "image.binpb");
    writeFileSync(file, kitchenImage());
    const settings = settingsFor(contractFrom({ EDGE_IMAGE_FILE: file }));
    assert.equal(readConfig(settings, REQUIRED)[addressKey("kitchen")], undefined);
    assert.equal(readConfig(settings, { KITCHEN_GRPC_ADDR: "k:1" })[addressKey("kitchen")], "k:1");
  });
});
