import assert from "node:assert/strict";
import type { DescMessage } from "@bufbuild/protobuf";
import { BadRequest } from "@souk/proto/google/rpc/error_details";
import { kitchenContract } from "../../test/support/kitchen.ts";
import { inJsonSpelling, jsonPathOf } from "./field-spelling.ts";

const request = kitchenContract().registry.getMessage("kitchen.v1.CreateDishRequest") as DescMessage;

describe("the fields that a service names", () => {
  const paths: [path: string, json: string][] = [
    ["dish_id", "dishId"],
    ["dish.everything.items[3].item_id", "dish.everything.items[3].itemId"],
    ['dish.labels["a_b.c"]', 'dish.labels["a_b.c"]'],
    ['dish.everything.item_map["1"].item_id', 'dish.everything.itemMap["1"].itemId'],
    ["dish.everything.renamed", "dish.everything.anotherName"],
    ["dish.no_such.field", "dish.no_such.field"],
    ["If-Match", "If-Match"],
    ["", ""],
  ];
  for (const [path, json] of paths)
    it(`${path} is ${json} in JSON`, () => assert.equal(jsonPathOf(path, request), json));

  const fault = (field: string) => ({ field, description: "must be set", reason: "", localizedMessage: undefined });
  const statusOf = (message: string, ...fields: string[]) => ({
    ...{ code: 3, message },
    details: [
      {
        typeUrl: `type.googleapis.com/${BadRequest.$type}`,
        value: Buffer.from(BadRequest.encode({ fieldViolations: fields.map(fault) }).finish()),
      },
    ],
  });

  it("are respelled in the details, and in a message that lists them", () => {
    const { message, details } = inJsonSpelling(
      statusOf("dish_id: must be set; dish: must be set", "dish_id", "dish"),
      request,
    );
    assert.equal(message, "dishId: must be set; dish: must be set");
    const [detail] = details;
    const { fieldViolations } = BadRequest.decode(detail?.value ?? new Uint8Array());
    assert.deepEqual(
      fieldViolations.map(({ field }) => field),
      ["dishId", "dish"],
    );
    assert.equal(inJsonSpelling(statusOf("dish_id is odd", "dish_id"), request).message, "dish_id is odd");
  });

  it("stay as they are in bytes that are no BadRequest", () => {
    const broken = { code: 3, message: "", details: [{ typeUrl: `t/${BadRequest.$type}`, value: Buffer.from([255]) }] };
    assert.deepEqual(inJsonSpelling(broken, request), broken);
  });
});
