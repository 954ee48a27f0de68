import assert from "node:assert/strict";
import { createRestClient, type RestClient } from "@souk/proto/client";
import { describeInBothModes, openShop, type RunningShop } from "./support/shop.ts";

describeInBothModes("categories over REST", (mode) => {
  let shop: RunningShop;
  let client: RestClient;
  before(async () => {
    shop = await openShop({ mode, only: "catalog,edge" });
    client = createRestClient({
      baseUrl: shop.base,
      headers: { authorization: `Bearer ${await shop.token("staff")}` },
    });
  });
  after(() => shop.stop());

  const at = (categoryId: string) => ({ path: { categoryId } });

  function create(categoryId: string, title: string, parentCategoryId = "", key?: string) {
    const header = key === undefined ? {} : { "Idempotency-Key": key };
    const params = { query: { categoryId }, header };
    return client.POST("/v1/categories", { params, body: { title, parentCategoryId } });
  }

  function rename(title: string, etag: string) {
    const params = { ...at("kitchen"), query: { updateMask: "title" }, header: { "If-Match": `"${etag}"` } };
    return client.PATCH("/v1/categories/{categoryId}", { params, body: { title } });
  }

  function move(categoryId: string, parentCategoryId: string) {
    const body = { parentCategoryId, position: 0 };
    return client.POST("/v1/categories/{categoryId}:move", { params: at(categoryId), body });
  }

  async function statusOfDelete(categoryId: string): Promise<number> {
    const { response } = await client.DELETE("/v1/categories/{categoryId}", { params: at(categoryId) });
    return response.status;
  }

  it("are created, renamed under If-Match, moved, listed and deleted", async () => {
    const created = await create("kitchen", "Kitchen", "", "k-1");
    assert.deepEqual(
      [created.response.status, created.response.headers.get("location")],
      [201, "/v1/categories/kitchen"],
    );
    const again = await create("kitchen", "Kitchen", "", "k-1");
    assert.deepEqual(again.data, created.data);
    assert.equal(again.response.headers.get("grpc-metadata-idempotency-replayed"), "true");
    const etag = created.data?.etag ?? "";
    assert.equal((await rename("Cooking", etag)).data?.title, "Cooking");
    const late = await rename("Late", etag);
    assert.deepEqual([late.response.status, late.error?.code], [412, 10]);

    await create("mugs", "Mugs");
    await create("cups", "Cups", "kitchen");
    const moved = await move("mugs", "kitchen");
    assert.deepEqual(moved.data?.position, 0);
    assert.deepEqual(moved.data?.breadcrumb, [{ categoryId: "kitchen", title: "Cooking" }]);
    assert.equal((await move("kitchen", "mugs")).response.status, 409);
    const listed = await client.GET("/v1/categories", { params: { query: { recursive: true } } });
    assert.deepEqual(
      listed.data?.categories.map(({ categoryId }) => categoryId),
      ["kitchen", "mugs", "cups"],
    );

    assert.equal(await statusOfDelete("kitchen"), 409);
    assert.equal(await statusOfDelete("cups"), 200);
    const gone = await client.GET("/v1/categories/{categoryId}", { params: at("cups") });
    assert.equal(gone.response.status, 404);
  });
});
