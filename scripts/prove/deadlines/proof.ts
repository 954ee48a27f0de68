import { backgroundContext } from "@souk/chassis/context";
import { sharedError } from "@souk/chassis/errors";
import { connectAs, startTestServer, testKeys, waitFor } from "@souk/chassis/testing";
import { CatalogServiceService } from "@souk/proto/souk/catalog/v1/catalog_service";
import { atMost, type Check, exactly, told } from "../support/checks.ts";
import { startLoad } from "../support/load.ts";
import { startHops } from "./hops.ts";

export interface DeadlineOptions {
  /** Calls over three hops. */
  readonly calls: number;
  /** Calls to a backend that fails half of them. */
  readonly flakyCalls: number;
}

const DEADLINE_MS = 500;
const CANCEL_LIMIT_MS = 50;
const AMPLIFY_LIMIT = 1.2;
/** As many as the breaker may look at without opening. */
const BATCH = 10;
const PACED_PER_SECOND = 200;

/** Deadlines end work everywhere, and retries do not multiply it. */
export async function proveDeadlines({ calls, flakyCalls }: DeadlineOptions): Promise<Check[]> {
  return [...(await threeHops(calls)), ...(await failingHalf(flakyCalls))];
}

/** One call after another, so that each hop's share of a busy machine is its own. */
async function threeHops(calls: number): Promise<Check[]> {
  const hops = await startHops();
  const lateMs: number[] = [];
  let lateWrites = 0;
  let reasons = "";
  for (let i = 0; i < calls; i++) {
    const before = { cancelled: hops.cancelled.length, writes: hops.writes.length };
    const { reason, expiredAt } = await hops.call(DEADLINE_MS);
    reasons = reasons.includes(reason) ? reasons : `${reasons} ${reason}`.trim();
    await waitFor(() => hops.cancelled.length === before.cancelled + 3, { what: "all three hops to be cancelled" });
    lateMs.push(...hops.cancelled.slice(before.cancelled).map(({ cancelledAt }) => cancelledAt - expiredAt));
    lateWrites += hops.writes.slice(before.writes).filter((at) => at > expiredAt).length;
  }
  await hops.stop();
  return [
    told("calls over three hops with 500 ms", calls),
    exactly("what their callers heard", reasons, "DEADLINE_EXCEEDED"),
    exactly("hops that were cancelled", hops.cancelled.length, calls * 3),
    atMost("latest cancellation of a hop, after the deadline", Math.max(...lateMs), CANCEL_LIMIT_MS, "ms"),
    told("writes begun", hops.writes.length),
    exactly("writes begun after the deadline", lateWrites, 0),
  ];
}

/** Once with the breaker held closed, so that the retry budget stands alone, and once as it ships. */
async function failingHalf(calls: number): Promise<Check[]> {
  const backend = await startFailingHalf();
  for (let i = 0; i < calls; i += BATCH) {
    await Promise.allSettled(Array.from({ length: BATCH }, backend.call));
    backend.peer.breaker.reset("the budget alone is measured");
  }
  const alone = backend.reached() / calls;
  const pacedCalls = Math.ceil(calls / 5);
  const before = backend.reached();
  const load = startLoad(PACED_PER_SECOND, backend.ask);
  await waitFor(() => load.answers.length >= pacedCalls, { timeoutMs: 60_000 });
  const answers = await load.stop();
  await backend.stop();
  return [
    told("calls to a backend that fails half of them", calls),
    atMost("calls that reached it for each made, by the retry budget alone", alone, AMPLIFY_LIMIT),
    told(`calls at ${PACED_PER_SECOND} a second, with the breaker`, answers.length),
    told("of them answered in the end", answers.filter(({ status }) => status === 200).length),
    atMost("calls that reached it for each made", (backend.reached() - before) / answers.length, AMPLIFY_LIMIT),
  ];
}

/** A backend that fails every second call, and who calls it. */
async function startFailingHalf() {
  const keys = await testKeys(["edge", "catalog"]);
  const { getProduct } = CatalogServiceService;
  let reached = 0;
  const handle = async () => {
    reached += 1;
    if (reached % 2 === 0) throw sharedError("UNAVAILABLE", "every second one");
    return { product: undefined };
  };
  const server = await startTestServer({
    ...{ service: "catalog", keys },
    setUp: (grpc) => grpc.add({ getProduct }, { getProduct: handle }),
  });
  const { peer, client } = connectAs("edge", { getProduct }, { name: "catalog", port: server.grpc.port() }, keys);
  const call = () =>
    client.getProduct({ productId: "x" }, backgroundContext("flaky", new AbortController().signal, Date.now() + 5_000));
  return {
    peer,
    call,
    ask: () =>
      call().then(
        () => Response.json({}),
        () => Response.json({}, { status: 503 }),
      ),
    reached: () => reached,
    stop: async () => {
      await peer.stop();
      await server.stop();
      await keys.remove();
    },
  };
}
