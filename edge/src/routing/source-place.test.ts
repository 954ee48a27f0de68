import assert from "node:assert/strict";
import { type DescMethod, fromBinary, toBinary } from "@bufbuild/protobuf";
import { FileDescriptorSetSchema } from "@bufbuild/protobuf/wkt";
import { loadContract } from "@souk/chassis/contract";
import { kitchenContract, kitchenImage } from "../../test/support/kitchen.ts";
import { placeOfRule } from "./source-place.ts";

const FILE = "kitchen/v1/kitchen_service.proto";

describe("the place of a rule", () => {
  const desc = kitchenContract().method("/kitchen.v1.KitchenService/UpdateDish")?.desc as DescMethod;
  const hidden = kitchenContract().method("/kitchen.v1.KitchenService/Hidden")?.desc as DescMethod;
  const line = (place: string) => Number(/:([0-9]+)$/.exec(place)?.[1]);

  it("is the file and the line of its annotation", () => {
    assert.match(placeOfRule(desc, 0), new RegExp(`^${FILE}:[0-9]+$`));
    assert.ok(line(placeOfRule(desc, 0)) < line(placeOfRule(hidden, 0)));
  });

  it("is the line of a further binding, for one", () => {
    assert.equal(line(placeOfRule(desc, 1)), line(placeOfRule(desc, 0)) + 2);
  });

  it("is the file alone where the image tells no lines", () => {
    const set = fromBinary(FileDescriptorSetSchema, kitchenImage());
    for (const file of set.file) delete file.sourceCodeInfo;
    const { method } = loadContract(toBinary(FileDescriptorSetSchema, set));
    assert.equal(placeOfRule(method("/kitchen.v1.KitchenService/UpdateDish")?.desc as DescMethod, 0), FILE);
  });
});
