import assert from "node:assert/strict";
import { Metadata } from "@grpc/grpc-js";
import type { SingleReply } from "@souk/chassis/grpc";
import { SharedReads } from "./shared-reads.ts";

describe("identical reads", () => {
  /** Reads that end when they are told to. */
  function reader() {
    const calls: { signal: AbortSignal; end: (text: string) => void; fail: (error: Error) => void }[] = [];
    const read = (signal: AbortSignal) =>
      new Promise<SingleReply>((resolve, reject) => {
        const end = (text: string) =>
          resolve({ body: Buffer.from(text), metadata: new Metadata(), trailers: () => new Metadata() });
        calls.push({ signal, end, fail: reject });
      });
    return { calls, read };
  }
  const join = <T>(reply: Promise<T>) => reply;
  const textOf = async (reply: Promise<SingleReply>) => String((await reply).body);

  it("on their way at the same time are one call", async () => {
    const { calls, read } = reader();
    const reads = new SharedReads();
    const replies = Array.from({ length: 100 }, () => reads.read("k", { signal: undefined, read, join }));
    assert.equal(calls.length, 1);
    calls[0]?.end("x");
    assert.deepEqual(new Set(await Promise.all(replies.map(textOf))), new Set(["x"]));
  });

  it("after one another are two: an answer serves nobody who comes later", async () => {
    const { calls, read } = reader();
    const reads = new SharedReads();
    const first = reads.read("k", { signal: undefined, read, join });
    calls[0]?.end("x");
    await first;
    void reads.read("k", { signal: undefined, read, join });
    assert.equal(calls.length, 2);
  });

  it("of different keys are never one", async () => {
    const { calls, read } = reader();
    const reads = new SharedReads();
    void reads.read("a", { signal: undefined, read, join });
    void reads.read("b", { signal: undefined, read, join });
    assert.equal(calls.length, 2);
  });

  it("count for all who take part, however many", async () => {
    const { calls, read } = reader();
    const reads = new SharedReads();
    let joined = 0;
    const counting = <T>(reply: Promise<T>) => {
      joined++;
      return reply;
    };
    const replies = Array.from({ length: 5 }, () => reads.read("k", { signal: undefined, read, join: counting }));
    calls[0]?.end("x");
    await Promise.all(replies);
    assert.equal(joined, 4);
  });

  it("fail together, and a failure is not kept", async () => {
    const { calls, read } = reader();
    const reads = new SharedReads();
    const replies = [
      reads.read("k", { signal: undefined, read, join }),
      reads.read("k", { signal: undefined, read, join }),
    ];
    calls[0]?.fail(new Error("broken"));
    await Promise.all(replies.map((reply) => assert.rejects(reply, /broken/)));
    void reads.read("k", { signal: undefined, read, join });
    assert.equal(calls.length, 2);
  });

  it("go on while somebody waits, and are cancelled when nobody does", async () => {
    const { calls, read } = reader();
    const reads = new SharedReads();
    const [first, second] = [new AbortController(), new AbortController()];
    for (const { signal } of [first, second]) void reads.read("k", { signal: signal, read, join });
    first.abort();
    assert.equal(calls[0]?.signal.aborted, false);
    second.abort();
    assert.equal(calls[0]?.signal.aborted, true);
    void reads.read("k", { signal: undefined, read, join });
    assert.equal(calls.length, 2, "nobody joins what is cancelled");
  });
});
