import assert from "node:assert/strict";
import { Metadata } from "@grpc/grpc-js";
import type { SingleReply } from "@souk/chassis/grpc";
import { waitFor } from "@souk/chassis/testing";
import { type ReadOptions, SharedReads } from "./shared-reads.ts";

describe("identical reads", () => {
  let now = 0;
  let calls: { signal: AbortSignal; end: (text: string) => void; fail: (error: Error) => void }[];
  let reads: SharedReads;
  beforeEach(() => {
    now = 0;
    calls = [];
    reads = new SharedReads(() => now);
  });

  /** Reads that end when they are told to. */
  const read = (signal: AbortSignal) =>
    new Promise<SingleReply>((resolve, reject) => {
      const end = (text: string) =>
        resolve({ body: Buffer.from(text), metadata: new Metadata(), trailers: () => new Metadata() });
      calls.push({ signal, end, fail: reject });
    });
  const join = <T>(reply: Promise<T>) => reply;
  const ask = (key: string, options: Partial<ReadOptions> = {}) =>
    reads.read(key, { askedAt: now, maxAgeMs: 0, signal: undefined, read, join, ...options });
  const textOf = async (reply: Promise<SingleReply>) => String((await reply).body);
  const begun = (count: number) => waitFor(() => calls.length === count);

  it("that come in one moment are one call", async () => {
    const replies = Array.from({ length: 100 }, () => ask("k"));
    await begun(1);
    calls[0]?.end("x");
    assert.deepEqual(new Set(await Promise.all(replies.map(textOf))), new Set(["x"]));
    assert.equal(calls.length, 1);
  });

  it("never get an answer that was on its way before they were asked: those who come later are one more call", async () => {
    const early = ask("k");
    await begun(1);
    now = 1;
    const late = [ask("k"), ask("k")];
    calls[0]?.end("old");
    assert.equal(await textOf(early), "old");
    await begun(2);
    calls[1]?.end("new");
    assert.deepEqual(await Promise.all(late.map(textOf)), ["new", "new"]);
  });

  it("do not wait long for a call that is no use to them", async () => {
    void ask("k");
    await begun(1);
    now = 1;
    void ask("k");
    await begun(2);
  });

  it("take an answer that was on its way before, or has come, where they may be given one so old", async () => {
    const early = ask("k", { maxAgeMs: 500 });
    await begun(1);
    now = 400;
    const late = ask("k", { maxAgeMs: 500 });
    calls[0]?.end("x");
    assert.deepEqual(await Promise.all([textOf(early), textOf(late)]), ["x", "x"]);
    now = 499;
    assert.equal(await textOf(ask("k", { maxAgeMs: 500 })), "x");
    assert.equal(calls.length, 1);
    now = 501;
    void ask("k", { maxAgeMs: 500 });
    await begun(2);
  });

  it("after one another are two where nothing may be older than its question", async () => {
    const first = ask("k");
    await begun(1);
    calls[0]?.end("x");
    await first;
    now = 1;
    void ask("k");
    await begun(2);
  });

  it("of different keys are never one", async () => {
    void ask("a");
    void ask("b");
    await begun(2);
  });

  it("count for all who take part, however many", async () => {
    let joined = 0;
    const counting = <T>(reply: Promise<T>) => {
      joined++;
      return reply;
    };
    const replies = Array.from({ length: 5 }, () => ask("k", { join: counting }));
    await begun(1);
    calls[0]?.end("x");
    await Promise.all(replies);
    assert.equal(joined, 4);
  });

  it("fail together, and a failure is not kept", async () => {
    const replies = [ask("k", { maxAgeMs: 500 }), ask("k", { maxAgeMs: 500 })];
    await begun(1);
    calls[0]?.fail(new Error("broken"));
    await Promise.all(replies.map((reply) => assert.rejects(reply, /broken/)));
    void ask("k", { maxAgeMs: 500 });
    await begun(2);
  });

  it("go on while somebody waits, and are cancelled when nobody does", async () => {
    const [first, second] = [new AbortController(), new AbortController()];
    for (const { signal } of [first, second]) void ask("k", { signal });
    await begun(1);
    first.abort();
    assert.equal(calls[0]?.signal.aborted, false);
    second.abort();
    assert.equal(calls[0]?.signal.aborted, true);
    void ask("k");
    await begun(2);
  });

  it("are never begun for those who left before their turn", async () => {
    void ask("k");
    await begun(1);
    now = 1;
    const gone = new AbortController();
    const left = ask("k", { signal: gone.signal });
    gone.abort();
    calls[0]?.end("x");
    await assert.rejects(left, { reason: "CANCELLED" });
    assert.equal(calls.length, 1);
  });
});
