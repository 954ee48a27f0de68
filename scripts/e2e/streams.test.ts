import assert from "node:assert/strict";
import { gzipSync } from "node:zlib";
import { waitFor } from "@souk/chassis/testing";
import { describeInBothModes, openShop, type RunningShop } from "./support/shop.ts";

// biome-ignore lint/suspicious/noExplicitAny: tests look into JSON of any shape
type Json = any;

describeInBothModes("streams over REST", (mode) => {
  let shop: RunningShop;
  let authorization: string;
  before(async () => {
    shop = await openShop({ mode, only: "catalog,inventory,edge" });
    authorization = `Bearer ${await shop.token("staff")}`;
  });
  after(() => shop.stop());

  const ids = (prefix: string, count: number) => Array.from({ length: count }, (_, i) => `${prefix}-${mode}-${i}`);
  const linesOf = (products: string[]) =>
    products.map((productId) => {
      const price = { currencyCode: "EUR", amountMinor: "990" };
      return JSON.stringify({ productId, title: productId, price, state: "PRODUCT_STATE_ACTIVE" });
    });

  async function upload(body: string | Buffer, headers: Record<string, string>): Promise<Response> {
    return fetch(`${shop.base}/v1/importJobs`, { method: "POST", body, headers: { authorization, ...headers } });
  }

  async function ended(location: string): Promise<Json> {
    return waitFor(
      async () => {
        const answer = await fetch(shop.base + location, { headers: { authorization } });
        const { importJob } = (await answer.json()) as Json;
        return importJob.endTime ? importJob : undefined;
      },
      { timeoutMs: 30_000 },
    );
  }

  it("take a file of products by one request, compressed or not, once for each key", async () => {
    const file = linesOf(ids("rest", 250)).join("\n");
    const headers = { "content-type": "application/x-ndjson", "idempotency-key": `import-${mode}` };
    const answer = await upload(file, headers);
    const job = (await answer.json()) as Json;
    assert.deepEqual([answer.status, answer.headers.get("location")], [201, `/v1/importJobs/${job.importJobId}`]);
    const again = await upload(gzipSync(file), { ...headers, "content-encoding": "gzip" });
    assert.equal(((await again.json()) as Json).importJobId, job.importJobId);
    assert.equal(again.headers.get("grpc-metadata-idempotency-replayed"), "true");
    const { createdCount, failedCount } = await ended(answer.headers.get("location") as string);
    assert.deepEqual([createdCount, failedCount], ["250", "0"]);
  });

  it("take CSV, and refuse what is no file of products", async () => {
    const [id] = ids("csv", 1);
    const csv = `product_id,title,price.amount_minor,price.currency_code\n${id},"A, b",5,EUR\n`;
    const answer = await upload(csv, { "content-type": "text/csv" });
    assert.equal((await ended(answer.headers.get("location") as string)).createdCount, "1");
    const odd = await upload("%PDF", { "content-type": "application/pdf" });
    const { details } = (await odd.json()) as Json;
    assert.deepEqual([odd.status, details[1].fieldViolations[0].field], [400, "file.contentType"]);
    assert.equal((await upload("", { "content-type": "text/csv" })).status, 400);
  });

  it("tell of changes as events, and go on where they broke", async () => {
    const [first, second] = ids("event", 2) as [string, string];
    const gone = new AbortController();
    const events = await open({}, gone.signal);
    await waitFor(() => events.length === 1);
    await put(first);
    await waitFor(() => events.some(({ data }) => data.change?.product.productId === first));
    gone.abort();
    await put(second);
    const { id } = events.findLast(({ data }) => data.change) as Event;
    const later = await open({ "last-event-id": id }, AbortSignal.timeout(20_000));
    await waitFor(() => later.some(({ data }) => data.change?.product.productId === second));
    assert(!later.some(({ data }) => data.change?.product.productId === first));
  });

  interface Event {
    readonly id: string;
    readonly data: Json;
  }

  async function open(headers: Record<string, string>, signal: AbortSignal): Promise<Event[]> {
    const answer = await fetch(`${shop.base}/v1/products:watch`, {
      headers: { authorization, accept: "text/event-stream", ...headers },
      signal,
    });
    assert.equal(answer.status, 200);
    const events: Event[] = [];
    void collect(answer, events).catch(() => undefined);
    return events;
  }

  async function collect(answer: Response, events: Event[]): Promise<void> {
    let text = "";
    for await (const chunk of answer.body ?? []) {
      text += new TextDecoder().decode(chunk);
      const blocks = text.split("\n\n");
      text = blocks.pop() ?? "";
      for (const block of blocks) {
        const data = /^data: (.*)$/m.exec(block)?.[1];
        if (data) events.push({ id: /^id: (.*)$/m.exec(block)?.[1] ?? "", data: JSON.parse(data) });
      }
    }
  }

  async function put(productId: string): Promise<void> {
    const [body] = linesOf([productId]);
    const headers = { authorization, "content-type": "application/json" };
    const answer = await fetch(`${shop.base}/v1/products?productId=${productId}`, {
      method: "POST",
      body,
      headers,
    } as RequestInit);
    assert.equal(answer.status, 201);
  }
});
