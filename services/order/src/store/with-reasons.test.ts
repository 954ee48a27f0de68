import assert from "node:assert/strict";
import { MongoNetworkError } from "mongodb";
import { setbackOf } from "../sagas/setback.ts";
import type { CouponUses } from "../usecases/ports.ts";
import { withReasons } from "./with-reasons.ts";

const USE = { couponCode: "TENTH", orderId: "o1", buyerId: "ada" };
const { signal } = new AbortController();

function failing(error: Error): CouponUses {
  const fail = async () => Promise.reject(error);
  return withReasons({ hold: fail, use: fail, release: fail });
}

async function setbacksOf(uses: CouponUses) {
  const thrown = [uses.hold, uses.use, uses.release].map((verb) => verb(USE, signal).catch((error: unknown) => error));
  return (await Promise.all(thrown)).map((error) => setbackOf(error).retry);
}

describe("the uses of coupons, as the saga sees them", () => {
  it("are tried for ever while their database is away", async () => {
    const away = new MongoNetworkError("read ECONNRESET");
    assert.deepEqual(await setbacksOf(failing(away)), ["SOON", "SOON", "SOON"]);
  });

  it("leave a bug what it is", async () => {
    assert.deepEqual(await setbacksOf(failing(new Error("a bug"))), ["UNFORESEEN", "UNFORESEEN", "UNFORESEEN"]);
  });
});
