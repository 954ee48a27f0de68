import assert from "node:assert/strict";
import { AppError } from "@souk/chassis/errors";
import { type Collecting, collect, waitFor } from "@souk/chassis/testing";
import {
  type ProductChange,
  ProductChangeType,
  type WatchProductsResponse,
} from "@souk/proto/souk/catalog/v1/catalog_service";
import { ProductState } from "@souk/proto/souk/catalog/v1/product";
import { type RunningCatalog, startCatalog } from "../support/harness.ts";
import { changeRequest, mugRequest } from "../support/mothers.ts";

type Watching = Collecting<WatchProductsResponse>;
const { SNAPSHOT, CREATED, UPDATED, ARCHIVED } = ProductChangeType;

describe("WatchProducts", () => {
  let catalog: RunningCatalog;
  let open: Watching[];
  beforeEach(async () => {
    catalog = await startCatalog();
    open = [];
  });
  afterEach(async () => {
    for (const watching of open) await watching.stop();
    await catalog.stop();
  });

  /** Resolves when the watch has begun: then it has a token. */
  async function watch({ resumeToken = "", snapshot = false }): Promise<Watching> {
    const watching = collect((context) => catalog.ops.watchProducts({ resumeToken, snapshot }, context));
    open.push(watching);
    if (!resumeToken) await waitFor(() => watching.messages.some((message) => message.resumeToken !== ""));
    return watching;
  }
  const create = async (productId: string, state: ProductState = ProductState.ACTIVE) =>
    catalog.client.createProduct(mugRequest(productId, { state, slug: productId }), await catalog.as("STAFF"));
  const retitle = async (productId: string, title: string) =>
    catalog.client.updateProduct(changeRequest(productId, { title }, ["title"]), await catalog.as("STAFF"));

  const changesIn = ({ messages }: Watching): ProductChange[] =>
    messages.flatMap(({ event }) => (event?.$case === "change" ? event.value : []));
  const told = (watching: Watching) =>
    changesIn(watching).map(({ type, sequence, product }) => [product?.productId, type, sequence]);

  it("tells of each change with the product as it stands, drafts too", async () => {
    const watching = await watch({});
    assert.equal(watching.messages[0]?.event, undefined, "the first message holds only the token");
    await create("mug-1", ProductState.DRAFT);
    await waitFor(() => told(watching).length === 1);
    await retitle("mug-1", "Green mug");
    await waitFor(() => told(watching).length === 2);
    await catalog.client.archiveProduct({ productId: "mug-1", etag: "", requestId: "" }, await catalog.as("STAFF"));
    await waitFor(() => told(watching).length === 3);
    assert.deepEqual(told(watching), [
      ["mug-1", CREATED, 1n],
      ["mug-1", UPDATED, 2n],
      ["mug-1", ARCHIVED, 3n],
    ]);
    assert.equal(changesIn(watching)[1]?.product?.title, "Green mug");
  });

  it("a change of price is one message, though it makes two events", async () => {
    const watching = await watch({});
    await create("mug-1");
    const price = { currencyCode: "EUR", amountMinor: 5n };
    const cheaper = changeRequest("mug-1", { price }, ["price"]);
    await catalog.client.updateProduct(cheaper, await catalog.as("STAFF"));
    await retitle("mug-1", "Cheap mug");
    await waitFor(() => told(watching).length === 3);
    assert.deepEqual(
      told(watching).map(([, , sequence]) => sequence),
      [1n, 2n, 4n],
    );
  });

  it("sends every product first where a snapshot is asked for, then the marker, then the changes", async () => {
    await create("mug-1");
    await create("mug-2", ProductState.DRAFT);
    const watching = await watch({ snapshot: true });
    const kinds = watching.messages.map(({ event, resumeToken }) => [event?.$case, resumeToken !== ""]);
    assert.deepEqual(kinds.slice(0, 3), [
      ["change", false],
      ["change", false],
      ["snapshotComplete", true],
    ]);
    assert.deepEqual(told(watching).slice(0, 2), [
      ["mug-1", SNAPSHOT, 0n],
      ["mug-2", SNAPSHOT, 0n],
    ]);
    await retitle("mug-2", "Later");
    await waitFor(() => changesIn(watching).at(-1)?.product?.title === "Later");
  });

  it("goes on without a gap or a repeat after the server drained", async () => {
    const before = await watch({ snapshot: true });
    await create("mug-1");
    await waitFor(() => told(before).length === 1);
    await catalog.restart();
    const error = await before.ended;
    assert.ok(error instanceof AppError);
    assert.deepEqual([error.reason, error.retryAfterMs], ["DRAINING", 0]);
    for (let i = 0; i < 5; i++) await retitle("mug-1", `Title ${i}`);
    const after = await watch({ resumeToken: before.messages.at(-1)?.resumeToken ?? "" });
    await waitFor(() => told(after).length === 5);
    assert.deepEqual(
      told(after).map(([, , sequence]) => sequence),
      [2n, 3n, 4n, 5n, 6n],
    );
  });

  it("gives each product's etags in order, whoever writes at the same time", async () => {
    const watching = await watch({});
    const ids = ["mug-1", "mug-2", "mug-3"];
    await Promise.all(ids.map((id) => create(id)));
    await Promise.all(Array.from({ length: 30 }, (_, i) => retitle(ids[i % 3] ?? "", `Title ${i}`)));
    await waitFor(() => told(watching).length === 33);
    for (const id of ids) {
      const own = changesIn(watching).filter(({ product }) => product?.productId === id);
      assert.deepEqual(
        own.map(({ sequence }) => Number(sequence)),
        Array.from({ length: 11 }, (_, i) => i + 1),
      );
      const versions = own.map(({ product }) => Number(product?.etag.slice(1)));
      assert.ok(versions.every((v, i) => i === 0 || v >= (versions[i - 1] ?? 0)));
      assert.equal(versions.at(-1), 11);
    }
  });

  it("ends at the caller's deadline, and is open for services that are named, and their staff", async () => {
    const { deadline: _deadline, ...staff } = await catalog.as("STAFF");
    const watching = collect((context) => {
      const short = { ...context, ...staff, signal: context.signal, deadline: Date.now() + 300 };
      return catalog.ops.watchProducts({ resumeToken: "", snapshot: false }, short);
    });
    assert.equal(((await watching.ended) as AppError).reason, "DEADLINE_EXCEEDED");
    assert.equal(watching.messages.length, 1);
  });

  it("goes on after its token though the query it is asked with again wants a snapshot", async () => {
    await create("mug-1");
    const before = await watch({ snapshot: true });
    await waitFor(() => before.messages.some(({ event }) => event?.$case === "snapshotComplete"));
    const resumeToken = before.messages.at(-1)?.resumeToken ?? "";
    await retitle("mug-1", "Green mug");
    const after = await watch({ resumeToken, snapshot: true });
    await waitFor(() => told(after).length === 1);
    assert.equal(after.messages[0]?.event?.$case, "change");
    assert.equal(changesIn(after)[0]?.product?.title, "Green mug");
  });

  it("refuses a token of another log, beside a snapshot too, and callers from outside without a token", async () => {
    const refusal = async (request: { resumeToken?: string; snapshot?: boolean }, client = catalog.ops) => {
      const given = { resumeToken: "", snapshot: false, ...request };
      return (await collect((context) => client.watchProducts(given, context)).ended) as AppError;
    };
    assert.equal((await refusal({ resumeToken: "another-log.1" })).reason, "WATCH_TOKEN_EXPIRED");
    assert.equal((await refusal({ resumeToken: "no token" })).fieldViolations[0]?.field, "resume_token");
    assert.equal((await refusal({ resumeToken: "another-log.1", snapshot: true })).reason, "WATCH_TOKEN_EXPIRED");
    assert.equal((await refusal({}, catalog.client)).reason, "TOKEN_REQUIRED");
  });
});
