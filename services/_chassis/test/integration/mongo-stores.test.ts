import assert from "node:assert/strict";
import {
  type EventRow,
  MongoEventLog,
  MongoOutbox,
  type OutboxDocument,
  outboxOfNew,
  outboxUpdate,
  toRows,
} from "../../src/events/index.ts";
import { MongoLease } from "../../src/mongo/index.ts";
import { systemPorts } from "../../src/ports/index.ts";
import { type TestMongo, testMongo, uniqueName } from "../../src/testing/index.ts";
import { describeEventLog } from "../suites/event-log.suite.ts";
import { describeLease } from "../suites/lease.suite.ts";
import { describeLogWatch } from "../suites/log-watch.suite.ts";
import { describeOutbox } from "../suites/outbox.suite.ts";

describe("in MongoDB", () => {
  let mongo: TestMongo;
  before(async () => {
    mongo = await testMongo();
  });
  beforeEach(async () => {
    for (const name of ["events", "eventLog"]) await mongo.db.collection(name).deleteMany({});
  });
  after(() => mongo.close());

  describeEventLog("in MongoDB", async () => new MongoEventLog(mongo.db, systemPorts().ids));

  describeLogWatch("in MongoDB", async () => new MongoEventLog(mongo.db, systemPorts().ids));

  it("the event log gets one name, however many open it at once", async () => {
    const logs = Array.from({ length: 20 }, () => new MongoEventLog(mongo.db, systemPorts().ids));
    const ids = await Promise.all(logs.map(async (log) => (await log.head()).logId));
    assert.equal(new Set(ids).size, 1);
  });

  describeOutbox(
    "in MongoDB",
    async () => {
      const products = mongo.db.collection<OutboxDocument>(uniqueName("products"));
      return {
        outbox: new MongoOutbox(products),
        write: async (_id, rowsAfter) => {
          const old = await products.findOne({ _id });
          const rows: EventRow[] = rowsAfter(old?.seq ?? 0n);
          if (!old) await products.insertOne({ _id, v: 1n, ...outboxOfNew(rows) });
          else await products.updateOne({ _id, v: old.v }, { ...outboxUpdate(rows), $inc: { v: 1n } });
        },
        waits: async (_id) => (await products.findOne({ _id }))?.outboxAt !== undefined,
      };
    },
    toRows,
  );

  describeLease("in MongoDB", (clock) => {
    const work = uniqueName("-");
    return (name, holder) => new MongoLease(mongo.db, `${name}${work}`, holder, clock);
  });
});
