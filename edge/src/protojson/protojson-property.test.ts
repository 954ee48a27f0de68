import assert from "node:assert/strict";
import { type DescMessage, fromJson, toBinary, toJson } from "@bufbuild/protobuf";
import fc from "fast-check";
import { anyMessage } from "../../test/support/any-message.ts";
import { kitchenContract } from "../../test/support/kitchen.ts";
import { createJsonWriter } from "./compiled/json-writer.ts";
import { Faults } from "./faults.ts";
import { readMessage } from "./read-message.ts";
import { scanJson } from "./scan-json.ts";

const { registry } = kitchenContract();
const Everything = registry.getMessage("kitchen.v1.Everything") as DescMessage;
const write = createJsonWriter(registry).message(Everything);
const print = (bytes: Uint8Array) => write(bytes).toString();

function read(text: string) {
  const faults = new Faults();
  const result = readMessage(Everything, scanJson(text), { registry, faults, path: [], isLenient: false });
  faults.throwIfAny();
  return result;
}

describe("ProtoJSON of any message", () => {
  it("is read as protobuf-es reads it", () => {
    fc.assert(
      fc.property(anyMessage(Everything), (given) => {
        const text = JSON.stringify(given);
        const theirs = fromJson(Everything, JSON.parse(text), { registry });
        assert.deepEqual(toBinary(Everything, read(text)), toBinary(Everything, theirs));
      }),
      { numRuns: 300 },
    );
  });

  it("is printed so that protobuf-es and we ourselves read the same message again", () => {
    fc.assert(
      fc.property(anyMessage(Everything), (given) => {
        const bytes = toBinary(Everything, read(JSON.stringify(given)));
        const printed = print(bytes);
        const again = toBinary(Everything, read(printed));
        assert.deepEqual(again, bytes);
        assert.deepEqual(toBinary(Everything, fromJson(Everything, JSON.parse(printed), { registry })), bytes);
      }),
      { numRuns: 300 },
    );
  });

  it("has the fields that protobuf-es prints", () => {
    fc.assert(
      fc.property(anyMessage(Everything), (given) => {
        const decoded = fromJson(Everything, given as never, { registry });
        const theirs = toJson(Everything, decoded, { registry, alwaysEmitImplicit: true }) as object;
        const ours = JSON.parse(print(toBinary(Everything, decoded))) as object;
        assert.deepEqual(Object.keys(ours).sort(), Object.keys(theirs).sort());
      }),
      { numRuns: 300 },
    );
  });
});
