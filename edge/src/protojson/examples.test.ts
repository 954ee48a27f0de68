import assert from "node:assert/strict";
import type { DescMessage } from "@bufbuild/protobuf";
import { bind } from "../../test/support/bind.ts";
import { contractIn, kitchenContract } from "../../test/support/kitchen.ts";
import { hasQueryForm } from "../binding/text-value.ts";
import { exampleOf, exampleText } from "./examples.ts";
import { Faults } from "./faults.ts";
import { readMessage } from "./read-message.ts";
import { scanJson } from "./scan-json.ts";

const contracts = [kitchenContract(), contractIn("atlas")];

describe("an example", () => {
  for (const { registry } of contracts) {
    const messages = [...registry].filter((desc): desc is DescMessage => desc.kind === "message");
    for (const desc of messages.filter(({ file }) => /^(?:kitchen|atlas)\//.test(file.name))) {
      it(`of each field of ${desc.typeName} is a right value`, () => {
        for (const field of desc.fields) {
          const faults = new Faults();
          const json = scanJson(`{"${field.jsonName}":${exampleOf(field)}}`);
          readMessage(desc, json, { registry, faults, path: [], isLenient: false });
          faults.throwIfAny();
        }
      });
    }
  }

  it("of each field that a query may set is a right parameter", () => {
    const everything = contracts[0]?.registry.getMessage("kitchen.v1.Everything");
    for (const field of everything?.fields.filter(hasQueryForm) ?? []) {
      const key = field.fieldKind === "map" ? `[${{ 8: "true" }[field.mapKey as number] ?? "12"}]` : "";
      assert.ok(bind(`GET /v1/everything?${field.name}${key}=${encodeURIComponent(exampleText(field))}`));
    }
  });
});
