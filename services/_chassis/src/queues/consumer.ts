import { type RequestContext, runInContext } from "../context/index.ts";
import type { EventEnvelope, Inbox } from "../events/index.ts";
import { createWorker, type QueueWorker, type WorkerOptions } from "./worker.ts";

export type EventHandler = (event: EventEnvelope, context: RequestContext) => Promise<void>;

export interface ConsumerOptions extends Omit<WorkerOptions, "handle" | "timeoutMs"> {
  readonly handle: EventHandler;
  readonly inbox: Inbox;
}

/** A worker for events; the inbox spares the repeats. */
export function createConsumer({ handle, inbox, ...options }: ConsumerOptions): QueueWorker {
  const { queue, metrics } = options;
  return createWorker({
    ...options,
    handle: async ({ data }, job) => {
      const event = data as EventEnvelope;
      const context = { ...job, requestId: event.id };
      await runInContext(context, () => inbox.once(queue, event, () => handle(event, context)));
      metrics.events.inc({ stage: "handled", event_type: event.type });
    },
  });
}
