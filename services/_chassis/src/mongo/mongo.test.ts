import assert from "node:assert/strict";
import {
  MongoAPIError,
  MongoBulkWriteError,
  MongoDriverError,
  MongoNetworkError,
  MongoNetworkTimeoutError,
  MongoNotConnectedError,
  MongoOperationTimeoutError,
  MongoServerError,
  MongoServerSelectionError,
} from "mongodb";
import { coveringIndex } from "../testing/index.ts";
import { classifyMongoError, type IndexPlan, isDuplicateKey, type QueryShape } from "./index.ts";

/** The driver does not export its own. */
class WaitQueueTimeout extends MongoDriverError {
  override get name(): string {
    return "MongoWaitQueueTimeoutError";
  }
}

describe("coveringIndex", () => {
  const indexes: IndexPlan[] = [
    { key: { state: 1, createTime: -1, _id: -1 } },
    { key: { brand: 1, state: 1, price: 1, _id: 1 } },
    { key: { outboxAt: 1 }, sparse: true },
  ];
  const cases: [query: string, shape: QueryShape, wanted: string | undefined][] = [
    ["by id", { equality: ["_id"] }, "_id"],
    ["by id in order", { equality: [], sort: { _id: 1 } }, "_id"],
    ["by id backwards", { equality: [], sort: { _id: -1 } }, "_id"],
    ["a range of ids", { equality: [], range: "_id", sort: { _id: 1 } }, "_id"],
    ["by a leading field", { equality: ["state"] }, "state,createTime,_id"],
    ["sorted as the index", { equality: ["state"], sort: { createTime: -1, _id: -1 } }, "state,createTime,_id"],
    ["sorted as the index backwards", { equality: ["state"], sort: { createTime: 1, _id: 1 } }, "state,createTime,_id"],
    ["sorted half one way, half the other", { equality: ["state"], sort: { createTime: -1, _id: 1 } }, undefined],
    [
      "with a range on the next field",
      { equality: ["state"], range: "createTime", sort: { createTime: -1 } },
      "state,createTime,_id",
    ],
    ["with a range past the next field", { equality: ["state"], range: "_id" }, undefined],
    [
      "with the equal fields in any order",
      { equality: ["state", "brand"], sort: { price: -1 } },
      "brand,state,price,_id",
    ],
    ["by the second field only", { equality: ["createTime"] }, undefined],
    ["with a hole between equal and sorted", { equality: ["brand"], sort: { price: 1 } }, undefined],
    ["by a field without an index", { equality: ["colour"] }, undefined],
    ["a range on a sparse index", { equality: [], range: "outboxAt", sort: { outboxAt: 1 } }, "outboxAt"],
    ["longer than any index", { equality: ["state", "createTime", "_id", "x"] }, undefined],
    ["sorted by more than the index has", { equality: [], sort: { outboxAt: 1, _id: 1 } }, undefined],
    ["everything", { equality: [] }, "_id"],
  ];
  for (const [query, shape, wanted] of cases) {
    it(`${wanted ? `is (${wanted})` : "is absent"} for a query ${query}`, () => {
      const found = coveringIndex(shape, indexes);
      assert.equal(found && Object.keys(found.key).join(), wanted);
    });
  }
});

describe("a MongoDB error", () => {
  const options = { message: "x" };
  const unreachable = [
    new MongoNetworkError("x"),
    new MongoNetworkTimeoutError("x"),
    new MongoNotConnectedError("x"),
    new MongoOperationTimeoutError("x"),
    new MongoServerSelectionError("x", {} as never),
    new WaitQueueTimeout("x"), // no connection of the pool became free: the store answers too slowly
  ];
  for (const error of unreachable) {
    it(`is UNAVAILABLE, to be tried again in a second, as ${error.name}`, () => {
      const told = classifyMongoError(error);
      assert.deepEqual([told?.reason, told?.retryAfterMs, told?.cause], ["UNAVAILABLE", 1_000, error]);
    });
  }

  it("is UNAVAILABLE as any of these where it was met by the writing of many, which wraps it", () => {
    const endedSocket = Object.assign(new Error("This socket has been ended by the other party"), { code: "EPIPE" });
    for (const met of [...unreachable, endedSocket]) {
      const error = new MongoBulkWriteError(met as never, {} as never);
      assert.deepEqual([classifyMongoError(error)?.reason, classifyMongoError(error)?.cause], ["UNAVAILABLE", error]);
    }
  });

  for (const code of [91, 189, 10107, 11600, 11602, 13435, 13436]) {
    it(`is UNAVAILABLE as the server's answer ${code}, to a single write and to many`, () => {
      const many = new MongoBulkWriteError({ ...options, code } as never, {} as never);
      for (const error of [new MongoServerError({ ...options, code }), many]) {
        const told = classifyMongoError(error);
        assert.deepEqual([told?.reason, told?.retryAfterMs, told?.cause], ["UNAVAILABLE", 1_000, error]);
      }
    });
  }

  for (const code of ["ECONNRESET", "EPIPE"]) {
    it(`is UNAVAILABLE as ${code} of the socket, which the driver lets through while a command is being written`, () => {
      const error = Object.assign(new Error(`write ${code}`), { code, syscall: "write" });
      assert.deepEqual([classifyMongoError(error)?.reason, classifyMongoError(error)?.cause], ["UNAVAILABLE", error]);
    });
  }

  it("is UNAVAILABLE as EPIPE of a socket that the server had ended before the command was written", () => {
    const error = Object.assign(new Error("This socket has been ended by the other party"), { code: "EPIPE" });
    assert.deepEqual([classifyMongoError(error)?.reason, classifyMongoError(error)?.cause], ["UNAVAILABLE", error]);
  });

  it("is none of these when the server refused, the code is wrong or it is no MongoDB error", () => {
    const namesake = Object.assign(new Error("x"), { name: "MongoNetworkError" });
    for (const error of [
      new MongoServerError(options),
      new MongoServerError({ ...options, code: 11000 }),
      Object.assign(new Error("x"), { code: 91 }),
      Object.assign(new Error("x"), { code: "ENOENT", syscall: "open" }),
      Object.assign(new Error("socket hang up"), { code: "ECONNRESET" }),
      new MongoAPIError("x"),
      namesake,
      undefined,
      "MongoNetworkError",
    ]) {
      assert.equal(classifyMongoError(error), undefined);
    }
  });

  it("is a duplicate key by its code, in bulk or not", () => {
    assert(isDuplicateKey(new MongoServerError({ ...options, code: 11000 })));
    assert(isDuplicateKey(new MongoBulkWriteError({ ...options, code: 11000 } as never, {} as never)));
    assert(!isDuplicateKey(new MongoServerError({ ...options, code: 11001 })));
    assert(!isDuplicateKey(Object.assign(new Error("x"), { code: 11000 })));
  });
});
