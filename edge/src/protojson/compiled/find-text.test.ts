import assert from "node:assert/strict";
import type { DescField, DescMessage } from "@bufbuild/protobuf";
import { wireRegistry } from "../../../test/support/wire-types.ts";
import { createJsonWriter } from "./json-writer.ts";
import { WireError } from "./wire-error.ts";

const registry = wireRegistry();
const writer = createJsonWriter(registry);

function textAt(type: string, path: string, hex: string): string | undefined {
  const fields: DescField[] = [];
  let desc = registry.getMessage(`wire.v1.${type}`) as DescMessage;
  for (const name of path.split(".")) {
    const field = desc.fields.find((candidate) => candidate.name === name) as DescField;
    fields.push(field);
    desc = field.message ?? desc;
  }
  return writer.text(fields)(Buffer.from(hex.replaceAll(" ", ""), "hex"));
}

describe("the text of a field on the wire", () => {
  const cases: [what: string, type: string, path: string, hex: string, text: string | undefined][] = [
    ["a string", "Leaf", "name", "0a0161", "a"],
    ["a string in Unicode, unescaped", "Leaf", "name", "0a03 0ac3a9", "\né"],
    ["the last one", "Leaf", "name", "0a0161 0a0162", "b"],
    ["an empty string", "Leaf", "name", "0a00", undefined],
    ["nothing", "Leaf", "name", "", undefined],
    ["a number of 64 bits", "Leaf", "size", "10 ffffffffffffffff7f", "9223372036854775807"],
    ["a zero that need not be sent", "Leaf", "size", "1000", undefined],
    ["a zero that is sent", "Presence", "maybe_int32", "1800", "0"],
    ["an enum's name", "Leaf", "shade", "1801", "SHADE_LIGHT"],
    ["an enum's number without a name", "Leaf", "shade", "1863", "99"],
    ["a truth", "Presence", "maybe_bool", "6801", "true"],
    ["a time", "Held", "time", "0a020801", "1970-01-01T00:00:01Z"],
    ["a way through messages", "Choices", "other_leaf.name", "1a030a0161", "a"],
    ["a message in two parts", "Choices", "other_leaf.name", "1a030a0161 0a00 1a021001", "a"],
    ["a message that is not set", "Choices", "other_leaf.name", "", undefined],
    ["a member that another one replaced", "Choices", "other_leaf.name", "1a030a0161 49 0000000000000000", undefined],
    ["a way through a group", "Edition", "delimited.name", "2b 0a0161 2c", "a"],
  ];
  for (const [what, type, path, hex, text] of cases) {
    it(`${what}: ${text}`, () => assert.equal(textAt(type, path, hex), text));
  }

  it("is refused where the way is malformed", () => {
    assert.throws(() => textAt("Choices", "other_leaf.name", "1a05 0a0161"), WireError);
    assert.throws(() => textAt("Leaf", "name", "0a01ff"), WireError);
  });
});
