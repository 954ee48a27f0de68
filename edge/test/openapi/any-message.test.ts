import assert from "node:assert/strict";
import { type DescMessage, fromJson, toBinary, toJson } from "@bufbuild/protobuf";
import { loadContract } from "@souk/chassis/contract";
import fc from "fast-check";
import { createDocument } from "../../src/openapi/document.ts";
import { createJsonWriter } from "../../src/protojson/compiled/json-writer.ts";
import { compileRoutes } from "../../src/routing/compile-routes.ts";
import { anyMessage } from "../support/any-message.ts";
import { ApiDocument } from "../support/api-document.ts";
import { kitchenContract } from "../support/kitchen.ts";

const contract = kitchenContract();
const { registry } = contract;
const Everything = registry.getMessage("kitchen.v1.Everything") as DescMessage;
const OPTIONS = { numRuns: 300 };

function documentWith(omitDefaults: boolean): ApiDocument {
  const settings = { omitDefaults, resumeFields: [], defaultAccess: "public" } as const;
  const own = loadContract();
  const { routes } = compileRoutes(contract);
  return new ApiDocument(createDocument(routes, { ...settings, contract, own, comments: new Map() }));
}

describe("the schemas of any message", () => {
  const ROUTE = ["paths", "/v1/everything", "post"];
  const BODY = [...ROUTE, "requestBody", "content", "application/json", "schema"];
  const REPLY = [...ROUTE, "responses", "200", "content", "application/json", "schema"];

  it("take it as a request, as protobuf-es writes it", () => {
    const document = documentWith(false);
    fc.assert(
      fc.property(anyMessage(Everything), (json) => {
        const written = toJson(Everything, fromJson(Everything, json, { registry }), { registry });
        document.expectFit(BODY, written);
      }),
      OPTIONS,
    );
  });

  for (const omitDefaults of [false, true]) {
    it(`take it as a reply, as the edge prints it ${omitDefaults ? "without" : "with"} defaults`, () => {
      const document = documentWith(omitDefaults);
      const write = createJsonWriter(registry, { omitDefaults }).message(Everything);
      fc.assert(
        fc.property(anyMessage(Everything), (json) => {
          const bytes = toBinary(Everything, fromJson(Everything, json, { registry }));
          document.expectFit(REPLY, JSON.parse(write(bytes).toString()));
        }),
        OPTIONS,
      );
    });
  }

  it("refuse two members of a oneof, and names that there are not", () => {
    const document = documentWith(false);
    for (const json of [{ byName: "a", byNumber: "1" }, { nope: 1 }, { anInt64: 1 }, { aColour: 1 }]) {
      assert.throws(() => document.expectFit(BODY, json));
    }
  });
});
