import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { RunningShop } from "../e2e/support/shop.ts";
import { createRandom } from "../prove/support/random.ts";
import { sendBuyers } from "./buyers.ts";

/** Answers each request by its method and path; what it does not know, it is too busy for. */
async function startShop(answers: Readonly<Record<string, object>>): Promise<{ shop: RunningShop; server: Server }> {
  const server = createServer((request, response) => {
    const answer = answers[`${request.method} ${request.url}`];
    const status = answer ? (request.url === "/v1/orders" ? 202 : 200) : 503;
    const headers = { "content-type": "application/json", location: "/v1/orders/parked" };
    request.resume().on("end", () => response.writeHead(status, headers).end(JSON.stringify(answer ?? {})));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { server, shop: { base, token: async () => "staff" } as unknown as RunningShop };
}

describe("buyers in a shop that breaks its promises", () => {
  let server: Server | undefined;
  afterEach(() => {
    server?.closeAllConnections();
    server?.close();
  });

  async function buyIn(answers: Readonly<Record<string, object>>) {
    const started = await startShop(answers);
    server = started.server;
    const wantsAll = { ...createRandom(1), chance: () => true };
    const few = { checkouts: 2, atOnce: 2, products: ["book"], couponCode: "X", isEnough: () => true };
    const buying = sendBuyers({
      ...{ ...few, shop: started.shop, random: wantsAll, patienceMs: 500, say: () => undefined },
    });
    await buying.answered;
    return buying.over;
  }

  it("give up what is not answered, and say what it was", async () => {
    const { begun, accepted, gaveUp } = await buyIn({});
    assert.deepEqual([begun, accepted, [...gaveUp]], [2, [], [["to come in", 2]]]);
  });

  it("give up an order that is never over", async () => {
    const parked = { orderId: "parked", state: "ORDER_STATE_PLACED" };
    const { accepted, gaveUp } = await buyIn({
      "POST /v1/auth:register": { accessToken: "a", expireTime: "2999-01-01T00:00:00Z" },
      "POST /v1/cart/items": {},
      "POST /v1/orders:quote": { quoteToken: "q" },
      "POST /v1/orders": parked,
      "POST /v1/orders/parked:cancel": parked,
      "GET /v1/orders/parked": parked,
    });
    assert.deepEqual([accepted, [...gaveUp]], [["parked", "parked"], [["an order to be over", 2]]]);
  });
});
