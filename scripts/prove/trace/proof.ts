import { waitFor } from "@souk/chassis/testing";
import { type Check, exactly, told } from "../support/checks.ts";
import { startProofShop } from "../support/shop.ts";
import { staffClient } from "../support/staff.ts";
import { type ReceivedSpan, startTraceReceiver } from "./receiver.ts";

const CREATE = "souk.catalog.v1.CatalogService/CreateProduct";
const QUEUE = "inventory.product-changed";

/** The way of one REST write, from the outside in: service, kind (OTLP) and name of each span under the one before. */
const WAY: readonly (readonly [service: string, kind: number, name: string])[] = [
  ["edge", 2, "POST /v1/products"],
  ["edge", 3, CREATE],
  ["catalog", 2, CREATE],
  ["catalog", 4, `publish ${QUEUE}`],
  ["inventory", 5, `process ${QUEUE}`],
];

/** One write over REST is one trace through three processes, the outbox and the queue. */
export async function proveTrace(): Promise<Check[]> {
  await using receiver = await startTraceReceiver();
  await using shop = await startProofShop({ env: { OTEL_EXPORTER_OTLP_ENDPOINT: receiver.endpoint } });
  const staff = await staffClient(shop);
  await staff.create("traced");
  const isLast = ({ service, kind }: ReceivedSpan) => service === "inventory" && kind === 5;
  await waitFor(() => receiver.spans.some(isLast), { timeoutMs: 15_000, what: "the consumer's span" });
  const root = await waitFor(() => receiver.spans.find(({ name }) => name === WAY[0]?.[2]), {
    timeoutMs: 10_000,
    what: "the edge's span",
  });
  await waitFor(() => follow(receiver.spans, root).length === WAY.length, { timeoutMs: 10_000 }).catch(() => false);
  const way = follow(receiver.spans, root);
  return [
    told("trace", root.traceId),
    exactly("spans on the way of one write", way.length, WAY.length),
    ...WAY.map(([service, kind, name], i) => {
      const span = way[i];
      const found = span ? `${span.service} ${span.kind}` : "missing";
      return exactly(`${"  ".repeat(i)}${name}`, found, `${service} ${kind}`);
    }),
    exactly("traces among these spans", new Set(way.map(({ traceId }) => traceId)).size, 1),
  ];
}

/** From the root down, each span being the child of the one before that the way names. */
function follow(spans: readonly ReceivedSpan[], root: ReceivedSpan): ReceivedSpan[] {
  const way = [root];
  for (const [service, kind, name] of WAY.slice(1)) {
    const parent = way.at(-1)?.spanId;
    const next = spans.find(
      (span) => span.parentSpanId === parent && span.service === service && span.kind === kind && span.name === name,
    );
    if (!next) return way;
    way.push(next);
  }
  return way;
}
