import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { fromBinary } from "@bufbuild/protobuf";
import { FileDescriptorProtoSchema } from "@bufbuild/protobuf/wkt";
import { Access } from "@souk/proto/souk/options/v1/policy";
import { testContract } from "../testing/index.ts";
import { loadContract, packageOf } from "./contract.ts";

const contract = testContract();

describe("the contract", () => {
  it("tells a method's policy, HTTP rule and whether it may be repeated", () => {
    const create = contract.method("/souk.catalog.v1.CatalogService/CreateProduct");
    assert.deepEqual(create?.policy?.access, [Access.STAFF]);
    assert.deepEqual([create?.policy?.timeoutMs, create?.hasHttpRule, create?.repeatable], [5000, true, true]);
  });

  it("knows vendored services, which have no policy and may not be repeated", () => {
    const watch = contract.method("/grpc.health.v1.Health/Watch");
    assert.deepEqual([watch?.policy, watch?.hasHttpRule, watch?.repeatable], [undefined, false, false]);
  });

  it("does not know what is not there", () => {
    assert.equal(contract.method("/souk.catalog.v1.CatalogService/Nothing"), undefined);
    assert.equal(contract.reason("souk.catalog.v1", "NOTHING"), undefined);
    assert.equal(contract.event("souk.catalog.v1.Nothing"), undefined);
    assert.equal(contract.fileBytes("nothing.proto"), undefined);
  });

  it("has a policy with a code and an example for every reason of ours", () => {
    let count = 0;
    const enums = [...contract.registry].flatMap((desc) => (desc.kind === "enum" ? [desc] : []));
    for (const desc of enums.filter(({ name }) => name === "ErrorReason")) {
      for (const { number, localName } of desc.values) {
        const domain: string = desc.file.proto.package;
        const policy = contract.reason(domain, localName);
        if (number === 0) continue;
        assert(policy && policy.code > 0, `${domain}/${localName} has no code`);
        assert.equal(JSON.parse(policy.example).reason, localName);
        assert.equal(JSON.parse(policy.example).domain, domain);
        count++;
      }
    }
    assert(count > 20);
  });

  it("has a policy with a timeout for every method of ours", () => {
    for (const desc of contract.registry) {
      if (desc.kind !== "service" || !desc.typeName.startsWith("souk.")) continue;
      for (const { name } of desc.methods) {
        const method = contract.method(`/${desc.typeName}/${name}`);
        assert(method?.policy && method.policy.timeoutMs > 0, `${desc.typeName}/${name}`);
      }
    }
  });

  it("lists a package's events with their subscribers", () => {
    const types = contract.eventsOf("souk.catalog.v1").map(({ type }) => type);
    assert(types.includes("souk.catalog.v1.ProductChanged"));
    assert.deepEqual(contract.event("souk.catalog.v1.ProductChanged")?.policy.subscribers, ["inventory"]);
    assert.deepEqual(contract.eventsOf("souk.nothing.v1"), []);
  });

  it("gives each file's bytes as they stand in the image", () => {
    let all = 0;
    for (const file of contract.registry.files) {
      const bytes = contract.fileBytes(`${file.name}.proto`);
      assert(bytes, file.name);
      assert.equal(fromBinary(FileDescriptorProtoSchema, bytes).name, `${file.name}.proto`);
      all += bytes.length;
    }
    assert(all > 10_000);
  });

  it("refuses what is no image", () => {
    const garbage = createHash("sha256").update("no image").digest();
    assert.throws(() => loadContract(garbage));
    // a valid message of another shape: field 2 where only field 1 may be
    assert.throws(() => loadContract(Buffer.from([0x12, 0x00])), /FileDescriptorSet/);
  });

  it("cuts a full name into package and name", () => {
    assert.equal(packageOf("souk.catalog.v1.ProductChanged"), "souk.catalog.v1");
    assert.equal(packageOf("Bare"), "");
  });
});
