import { setTimeout as delay } from "node:timers/promises";
import { AppError } from "@souk/chassis/errors";
import { type CallContext, createClient, type Handlers, type Peer } from "@souk/chassis/grpc";
import {
  connectAs,
  startTestServer,
  type TestKeys,
  type TestServer,
  testEssentials,
  testKeys,
} from "@souk/chassis/testing";
import { CatalogServiceService } from "@souk/proto/souk/catalog/v1/catalog_service";

type Get = Pick<typeof CatalogServiceService, "getProduct">;
const GET: Get = { getProduct: CatalogServiceService.getProduct };

/** What happened at one hop of one call, in milliseconds since 1970. */
export interface HopRecord {
  readonly hop: number;
  readonly cancelledAt: number;
}

export interface Hops {
  /** Calls the first hop; answers the reason of the failure. */
  call(deadlineMs: number): Promise<{ readonly reason: string; readonly expiredAt: number }>;
  readonly cancelled: readonly HopRecord[];
  /** When each of the last hop's writes was begun. */
  readonly writes: readonly number[];
  stop(): Promise<void>;
}

const WRITE_EVERY_MS = 10;

/** Three services in a row, over gRPC; the last one works in small writes until its call is over. */
export async function startHops(): Promise<Hops> {
  const keys = await testKeys(["edge", "catalog"]);
  const cancelled: HopRecord[] = [];
  const writes: number[] = [];
  const record = (hop: number, { signal }: CallContext) =>
    signal.addEventListener("abort", () => cancelled.push({ hop, cancelledAt: Date.now() }), { once: true });

  const last = await serve(keys, async (_, context) => {
    record(3, context);
    for (;;) {
      context.signal.throwIfAborted();
      writes.push(Date.now());
      await delay(WRITE_EVERY_MS);
    }
  });
  const middle = await serveThrough(keys, last, (context) => record(2, context));
  const first = await serveThrough(keys, middle.server, (context) => record(1, context));
  const { peer, client } = connectTo(keys, first.server);
  return {
    cancelled,
    writes,
    call: async (deadlineMs) => {
      const expiredAt = Date.now() + deadlineMs;
      const context = { ...callContext(expiredAt) };
      const reason = await client.getProduct({ productId: "x" }, context).then(
        () => "OK",
        (error) => (error instanceof AppError ? error.reason : "?"),
      );
      return { reason, expiredAt };
    },
    stop: async () => {
      for (const each of [peer, first.peer, middle.peer]) await each.stop();
      for (const { stop } of [first.server, middle.server, last]) await stop();
      await keys.remove();
    },
  };
}

function callContext(deadline: number) {
  const nobody = { traceparent: undefined, principal: undefined, userToken: undefined, caller: undefined };
  return { requestId: "hops", signal: new AbortController().signal, deadline, ...nobody };
}

function serve(keys: TestKeys, getProduct: Handlers<Get>["getProduct"]): Promise<TestServer> {
  return startTestServer({ service: "catalog", keys, setUp: (grpc) => grpc.add(GET, { getProduct }) });
}

async function serveThrough(keys: TestKeys, next: TestServer, onCall: (context: CallContext) => void) {
  const { peer, client } = connectTo(keys, next);
  const server = await serve(keys, async (request, context) => {
    onCall(context);
    return client.getProduct(request, context);
  });
  return { server, peer };
}

function connectTo(
  keys: TestKeys,
  { address }: TestServer,
): { peer: Peer; client: ReturnType<typeof createClient<Get>> } {
  const port = Number(address.split(":")[1]);
  const { peer } = connectAs("edge", GET, { name: "catalog", port }, keys);
  return { peer, client: createClient(GET, { peer, ...testEssentials() }) };
}
