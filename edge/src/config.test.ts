import assert from "node:assert/strict";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ConfigError, readConfig } from "@souk/chassis/config";
import { kitchenImage } from "../test/support/kitchen.ts";
import { addressKey, contractFrom, settingsFor } from "./config.ts";
import { frontedPackages } from "./upstream/upstreams.ts";

const REQUIRED = { JWKS_FILE: "jwks.json", SERVICE_KEY: "k".repeat(40) };
/** Services whose place in the house has no fixed port must be given an address. */
const ADDRESSES = Object.fromEntries(
  [...frontedPackages(contractFrom({})).keys()].map((peer) => [`${peer.toUpperCase()}_GRPC_ADDR`, "peer:1"]),
);

describe("the configuration", () => {
  it("has an address for each service with HTTP rules, and ports of its own", () => {
    const config = readConfig(settingsFor(contractFrom({})), {
      ...{ ...REQUIRED, ...ADDRESSES, CATALOG_GRPC_ADDR: "" },
      INVENTORY_GRPC_ADDR: "dns:///inventory:7103",
    });
    assert.equal(config[addressKey("catalog")], "127.0.0.1:7102");
    assert.equal(config[addressKey("inventory")], "dns:///inventory:7103");
    assert.deepEqual([config.edgePort, config.adminPort], [8080, 7200]);
  });

  it("splits its lists at commas", () => {
    const config = readConfig(settingsFor(contractFrom({})), {
      ...{ ...REQUIRED, ...ADDRESSES },
      EDGE_IGNORED_PARAMETERS: "utm_source,,gclid",
    });
    assert.deepEqual(config.ignoredParameters, ["utm_source", "gclid"]);
  });

  it("may name another contract, whose services then need an address", () => {
    const file = join(mkdtempSync(join(tmpdir(), "edge-image-")), "image.binpb");
    writeFileSync(file, kitchenImage());
    const settings = settingsFor(contractFrom({ EDGE_IMAGE_FILE: file }));
    assert.throws(
      () => readConfig(settings, REQUIRED),
      (error) => error instanceof ConfigError && /KITCHEN_GRPC_ADDR/.test(error.message),
    );
  });
});
