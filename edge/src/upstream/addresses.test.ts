import assert from "node:assert/strict";
import { kitchenContract } from "../../test/support/kitchen.ts";
import { frontedPackages, peerNameOf } from "./addresses.ts";

describe("the peer behind a proto package", () => {
  const names: [protoPackage: string, peer: string][] = [
    ["souk.catalog.v1", "catalog"],
    ["souk.catalog.v2beta1", "catalog"],
    ["kitchen.v1", "kitchen"],
    ["a.b.c", "c"],
    ["v1", "v1"],
  ];
  for (const [protoPackage, peer] of names) {
    it(`${protoPackage} is ${peer}`, () => assert.equal(peerNameOf(protoPackage), peer));
  }

  it("is there for packages with HTTP rules only", () => {
    assert.deepEqual([...frontedPackages(kitchenContract())], [["kitchen", ["kitchen.v1"]]]);
  });
});
