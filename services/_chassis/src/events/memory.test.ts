import { describeEventLog } from "../../test/suites/event-log.suite.ts";
import { describeLease } from "../../test/suites/lease.suite.ts";
import { describeLogWatch } from "../../test/suites/log-watch.suite.ts";
import { describeOutbox } from "../../test/suites/outbox.suite.ts";
import { describeSubscriberQueue } from "../../test/suites/subscriber-queue.suite.ts";
import { MemoryEventLog, MemoryLease, MemoryOutbox, MemoryQueue } from "../testing/index.ts";
import { toRows } from "./outbox.ts";

describeEventLog("in memory", async () => new MemoryEventLog());

describeLogWatch("in memory", async () => new MemoryEventLog());

describeOutbox(
  "in memory",
  async () => {
    const outbox = new MemoryOutbox();
    return {
      outbox,
      write: async (subject, rowsAfter) => {
        const { v = 0n, seq = 0n, outbox: old = {} } = outbox.documents.get(subject) ?? {};
        const rows = rowsAfter(seq);
        const added = Object.fromEntries(rows.map((row) => [String(row.seq), row]));
        const last = rows.at(-1);
        outbox.documents.set(subject, {
          ...{ _id: subject, v: v + 1n, seq: last?.seq ?? seq, outbox: { ...old, ...added } },
          ...(last ? { outboxAt: last.time } : {}),
        });
      },
      waits: async (subject) => outbox.documents.get(subject)?.outboxAt !== undefined,
    };
  },
  toRows,
);

describeLease("in memory", (clock) => {
  const table = new Map();
  return (name, holder) => new MemoryLease(table, name, holder, clock);
});

describeSubscriberQueue("in memory", async (types) => {
  const queue = new MemoryQueue("test.happened", types);
  return { queue, jobs: async () => queue.jobs().map(({ id }) => id), flush: async () => queue.flush() };
});
