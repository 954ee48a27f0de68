import assert from "node:assert/strict";
import { describeInBothModes, openShop, type RunningShop } from "./support/shop.ts";

interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Record<string, unknown>;
}

describeInBothModes("categories over REST", (mode) => {
  let shop: RunningShop;
  let token: string;
  before(async () => {
    shop = await openShop({ mode });
    token = await shop.token("staff");
  });
  after(() => shop.stop());

  async function ask(
    method: string,
    path: string,
    body?: object,
    headers: Record<string, string> = {},
  ): Promise<Reply> {
    const response = await fetch(`${shop.base}/v1/categories${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json", ...headers },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: text ? JSON.parse(text) : {} };
  }

  it("are created, renamed under If-Match, moved, listed and deleted", async () => {
    const key = { "idempotency-key": "k-1" };
    const created = await ask("POST", "?categoryId=kitchen", { title: "Kitchen" }, key);
    assert.deepEqual([created.status, created.headers.get("location")], [201, "/v1/categories/kitchen"]);
    const again = await ask("POST", "?categoryId=kitchen", { title: "Kitchen" }, key);
    assert.deepEqual([again.body, again.headers.get("grpc-metadata-idempotency-replayed")], [created.body, "true"]);
    const etag = { "if-match": `"${created.body.etag}"` };
    assert.equal((await ask("PATCH", "/kitchen?updateMask=title", { title: "Cooking" }, etag)).body.title, "Cooking");
    assert.equal((await ask("PATCH", "/kitchen?updateMask=title", { title: "Late" }, etag)).status, 412);

    await ask("POST", "?categoryId=mugs", { title: "Mugs" });
    await ask("POST", "?categoryId=cups", { title: "Cups", parentCategoryId: "kitchen" });
    const moved = await ask("POST", "/mugs:move", { parentCategoryId: "kitchen", position: 0 });
    assert.deepEqual([moved.body.position, moved.body.breadcrumb], [0, [{ categoryId: "kitchen", title: "Cooking" }]]);
    assert.equal((await ask("POST", "/kitchen:move", { parentCategoryId: "mugs" })).status, 409);
    const { body } = await ask("GET", "?recursive=true");
    assert.deepEqual(
      (body.categories as { categoryId: string }[]).map(({ categoryId }) => categoryId),
      ["kitchen", "mugs", "cups"],
    );

    assert.equal((await ask("DELETE", "/kitchen")).status, 409);
    assert.equal((await ask("DELETE", "/cups")).status, 200);
    assert.equal((await ask("GET", "/cups")).status, 404);
  });
});
