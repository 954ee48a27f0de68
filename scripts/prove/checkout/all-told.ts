import { waitFor } from "@souk/chassis/testing";
import { openOps } from "../../e2e/support/ops.ts";
import type { RunningShop } from "../../e2e/support/shop.ts";

const TIMEOUT_MS = 60_000;
const LOOK_MS = 100;
/** What is taken from a queue can put something into an outbox that was looked at before. */
const QUIET_LOOKS = 2;

type Ops = ReturnType<typeof openOps>;

/** Waits until every event is out of its outbox and in its queues, and nothing is left there to do. */
export async function untilAllTold(shop: RunningShop): Promise<void> {
  const services = new Set(shop.supervisor.status().services.map(({ service }) => service));
  const opened = [...services].map((service) => openOps(shop, service));
  let quiet = 0;
  const isQuiet = async () => {
    quiet = (await isAnythingLeft(opened)) ? 0 : quiet + 1;
    return quiet === QUIET_LOOKS;
  };
  try {
    await waitFor(isQuiet, { timeoutMs: TIMEOUT_MS, everyMs: LOOK_MS, what: "all events to be told and heard" });
  } finally {
    await Promise.all(opened.map(({ close }) => close()));
  }
}

async function isAnythingLeft(opened: readonly Ops[]): Promise<boolean> {
  const outboxes = await Promise.all(opened.map(({ ops, context }) => ops.getOutbox({}, context())));
  const subscribers = outboxes.flatMap((outbox) => outbox.subscribers);
  const isUntold = outboxes.some(({ oldestWaitingAge }) => oldestWaitingAge !== undefined);
  if (isUntold || subscribers.some(({ behind, reachable }) => behind > 0n || !reachable)) return true;
  const reports = await Promise.all(opened.map(({ ops, context }) => ops.listQueues({}, context())));
  const ofEvents = new Set(subscribers.map(({ queue }) => queue));
  return reports
    .flatMap(({ queues }) => queues)
    .some(({ name, waitingCount, activeCount, delayedCount }) => {
      const again = ofEvents.has(name) ? delayedCount : 0n; // a sweep's next turn is always among the others
      return waitingCount + activeCount + again > 0n;
    });
}
