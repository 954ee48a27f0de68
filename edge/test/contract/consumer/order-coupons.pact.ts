import assert from "node:assert/strict";
import { eachLike, fromState, str, timestamp } from "@souk/contracts";
import { EdgeBefore } from "../support/front.ts";
import { refusal } from "../support/order.ts";

const SERVICE = "souk.order.v1.CouponService";

const coupon = (couponCode: string) => ({
  ...{ couponCode, percent: 10, etag: str("v1", "v\\d+"), createTime: timestamp(), updateTime: timestamp() },
});

describe("the pact of the edge with order: coupons", () => {
  const edge = new EdgeBefore("order");
  before(() => edge.start());
  after(() => edge.stop());

  describe("CreateCoupon", () => {
    const rpc = `${SERVICE}/CreateCoupon`;
    const create = (body: object) => ["POST", "/v1/coupons", { body }] as const;

    it("answers 201 and where it is", async () => {
      const body = { couponCode: "NEW-1", percent: 10 };
      const { status, headers } = await edge.expect(create(body), {
        ...{ rpc, when: "staff make a coupon", as: "STAFF", request: { coupon: body } },
        answers: { reply: { coupon: coupon("NEW-1") } },
      });
      assert.deepEqual([status, headers.get("location")], [201, "/v1/coupons/NEW-1"]);
    });

    it("answers 409 where the code is taken", async () => {
      const body = { couponCode: "TAKEN-1", percent: 20 };
      const { status, json } = await edge.expect(create(body), {
        ...{ rpc, when: "the code is taken", as: "STAFF", request: { coupon: body } },
        ...{ given: [["there is a coupon", { couponCode: "TAKEN-1" }]] },
        answers: refusal("already_exists", "COUPON_EXISTS"),
      });
      assert.deepEqual([status, json.details[0].reason], [409, "COUPON_EXISTS"]);
    });
  });

  describe("GetCoupon", () => {
    const rpc = `${SERVICE}/GetCoupon`;

    it("answers the bare coupon", async () => {
      const { status, json } = await edge.expect(["GET", "/v1/coupons/GOT-1"], {
        ...{ rpc, when: "there is one", as: "STAFF", given: [["there is a coupon", { couponCode: "GOT-1" }]] },
        ...{ request: { couponCode: "GOT-1" }, answers: { reply: { coupon: coupon("GOT-1") } } },
      });
      assert.deepEqual([status, json.percent], [200, 10]);
    });

    it("answers 404 where there is none", async () => {
      const { status, json } = await edge.expect(["GET", "/v1/coupons/NONE-1"], {
        ...{ rpc, when: "there is none", as: "STAFF", request: { couponCode: "NONE-1" } },
        answers: refusal("not_found", "COUPON_NOT_FOUND"),
      });
      assert.deepEqual([status, json.details[0].reason], [404, "COUPON_NOT_FOUND"]);
    });
  });

  it("ListCoupons ends with a token where there are more", async () => {
    const { status, json } = await edge.expect(["GET", "/v1/coupons?pageSize=1"], {
      ...{ rpc: `${SERVICE}/ListCoupons`, when: "there are more than fit on a page", as: "STAFF" },
      given: [
        ["there is a coupon", { couponCode: "LIST-1" }],
        ["there is a coupon", { couponCode: "LIST-2" }],
      ],
      request: { pageSize: 1 },
      answers: {
        reply: { coupons: eachLike({ ...coupon(""), couponCode: str("LIST-1") }), nextPageToken: str("token") },
      },
    });
    assert.deepEqual([status, json.nextPageToken], [200, "token"]);
  });

  describe("UpdateCoupon", () => {
    const rpc = `${SERVICE}/UpdateCoupon`;
    const update = (code: string, etag: string) =>
      ["PATCH", `/v1/coupons/${code}`, { body: { isDisabled: true }, headers: { "if-match": `"${etag}"` } }] as const;
    const request = (couponCode: string, etag: object | string) => ({
      ...{ coupon: { couponCode, isDisabled: true, etag }, updateMask: "isDisabled" },
    });

    it("changes what the body names, for the etag that was read from the edge", async () => {
      const { status, json } = await edge.expect(update("UPD-1", "v1"), {
        ...{ rpc, when: "the etag is the right one", as: "STAFF", request: request("UPD-1", fromState("etag", "v1")) },
        given: [["there is a coupon", { couponCode: "UPD-1" }]],
        answers: { reply: { coupon: { ...coupon("UPD-1"), isDisabled: true } } },
      });
      assert.deepEqual([status, json.isDisabled], [200, true]);
    });

    it("answers 412 to an etag that has passed", async () => {
      const { status } = await edge.expect(update("LATE-1", "v99"), {
        ...{ rpc, when: "the etag has passed", as: "STAFF", request: request("LATE-1", "v99") },
        given: [["there is a coupon", { couponCode: "LATE-1" }]],
        answers: refusal("aborted", "ETAG_MISMATCH", "souk.type.v1"),
      });
      assert.equal(status, 412);
    });
  });
});
