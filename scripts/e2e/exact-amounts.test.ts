import assert from "node:assert/strict";
import { waitFor } from "@souk/chassis/testing";
import { type Document, MongoClient } from "mongodb";
import { type Clerk, type People, peopleOf } from "./support/people.ts";
import { openShop, type RunningShop } from "./support/shop.ts";

/** 2^53 + 1: the first whole number that a double cannot hold. Whoever makes one of it on the way has the number below. */
const PRICE = "9007199254740993";
const ROUNDED = "9007199254740992";

describe("an amount that no floating-point number can hold", function () {
  this.timeout(60_000);
  let shop: RunningShop;
  let people: People;
  let clerk: Clerk;
  let client: MongoClient;
  before(async () => {
    assert.equal(String(Number(PRICE)), ROUNDED);
    shop = await openShop({ mode: "one" });
    people = peopleOf(shop);
    clerk = await people.aClerk();
    client = await new MongoClient(shop.catalogDb.uri, { useBigInt64: true }).connect();
  });
  after(async () => {
    await client.close();
    await shop.stop();
  });

  /** What a service has written; a bigint is an int64 of the database, a number would be a double. */
  async function stored(service: string, collection: string, id: string): Promise<Document> {
    const documents = client.db(`${shop.catalogDb.prefix}${service}`).collection<{ _id: string }>(collection);
    return (await documents.findOne({ _id: id })) ?? assert.fail(`there is no ${id} in ${collection}`);
  }

  it("is a product's price, in the database and on the way back, to the last unit", async () => {
    await clerk.sells("the-moon", 1, PRICE);
    assert.equal((await stored("catalog", "products", "the-moon")).fields.price.amountMinor, BigInt(PRICE));
    const answer = await fetch(`${shop.base}/v1/products/the-moon`);
    assert.match(await answer.text(), new RegExp(`"amountMinor":\\s*"${PRICE}"`));
  });

  it("is a price also where a client writes it as a number", async () => {
    const headers = { authorization: `Bearer ${await shop.token("staff")}`, "content-type": "application/json" };
    const body = `{"title":"The sun","price":{"currencyCode":"EUR","amountMinor":${PRICE}}}`;
    const answer = await fetch(`${shop.base}/v1/products?productId=the-sun`, { method: "POST", headers, body });
    assert.match(await answer.text(), new RegExp(`"amountMinor":\\s*"${PRICE}"`));
    assert.equal((await stored("catalog", "products", "the-sun")).fields.price.amountMinor, BigInt(PRICE));
  });

  it("is put into a cart, quoted, ordered, paid and given back in two parts, and every book says the same", async () => {
    await clerk.sells("the-star", 1, PRICE);
    const ada = await people.somebodyRegisters();
    await ada.putsIntoCart("the-star");
    assert.equal((await ada.client.GET("/v1/cart")).data?.subtotal?.amountMinor, PRICE);
    assert.equal((await ada.isQuoted()).totals?.total?.amountMinor, PRICE, "such goods are sent for nothing");

    const order = await ada.orders();
    const { totals, lines } = await ada.sees(order, "COMPLETED");
    assert.deepEqual([totals?.total?.amountMinor, lines[0]?.unitPrice?.amountMinor], [PRICE, PRICE]);
    assert.equal(totals?.tax?.amountMinor, String(nineteenPercentIn(BigInt(PRICE))));
    assert.equal((await stored("order", "orders", order)).totals.total.amountMinor, BigInt(PRICE));
    assert.equal((await stored("payment", "payments", order)).amount.amountMinor, BigInt(PRICE));
    assert.equal(await shop.sandbox.captured(order), PRICE);

    await clerk.givesBack(order, ROUNDED, "all but what a double would lose");
    await refundedComesTo(order, ROUNDED);
    await assert.rejects(clerk.givesBack(order, "2", "one too many"), { message: "422 REFUND_TOO_LARGE" });
    await clerk.givesBack(order, undefined, "what is left");
    await refundedComesTo(order, PRICE);
    const [{ refunds } = { refunds: [] }] = await shop.sandbox.ledger(order);
    assert.deepEqual(
      refunds.map(({ amountMinor }) => amountMinor),
      [ROUNDED, "1"],
    );
  });

  it("is refused where an order's sum could not be counted any more, and nothing is ordered", async () => {
    const most = String(2n ** 63n - 1n);
    await clerk.sells("the-universe", 2, most);
    const ada = await people.somebodyRegisters();
    await ada.putsIntoCart("the-universe");
    assert.equal((await ada.isQuoted()).totals?.total?.amountMinor, most);
    await assert.rejects(
      ada.putsIntoCart("the-universe").then(() => ada.isQuoted()),
      /AMOUNT_TOO_LARGE/,
    );
    assert.deepEqual((await ada.client.GET("/v1/orders")).data?.orders, []);
  });

  function refundedComesTo(order: string, amountMinor: string): Promise<unknown> {
    const isBack = async () => (await clerk.looksAt(order)).totals?.refunded?.amountMinor === amountMinor;
    return waitFor(isBack, { timeoutMs: 10_000, what: `${amountMinor} to be back` });
  }
});

/** The German tax in a price; no price here is halfway between two units. */
function nineteenPercentIn(price: bigint): bigint {
  return (price * 19n * 2n + 119n) / (2n * 119n);
}
