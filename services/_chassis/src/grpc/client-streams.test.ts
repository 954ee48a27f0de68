import assert from "node:assert/strict";
import { EchoDefinition, echoContract, echoHandlers, type Note, note } from "../../test/support/echo.ts";
import { sharedError } from "../errors/index.ts";
import { connect, startTestServer, type TestServer, waitFor } from "../testing/index.ts";

async function* words(...texts: string[]): AsyncGenerator<Note> {
  for (const text of texts) yield note(text);
}

/** Counts up to the number, or until it fails, or for ever. */
async function* count(text: string): AsyncGenerator<Note> {
  for (let i = 0; text !== String(i); i++) {
    if (text === `fail at ${i}`) throw sharedError("UNAVAILABLE", "later");
    yield note(String(i));
  }
}

async function textsOf(replies: AsyncIterable<Note>): Promise<string[]> {
  const texts: string[] = [];
  for await (const { text } of replies) texts.push(text);
  return texts;
}

describe("a typed client's streams", () => {
  let server: TestServer;
  let abandoned: number;
  let collected: number;

  async function joined(notes: AsyncIterable<Note>): Promise<string> {
    const texts: string[] = [];
    for await (const { text } of notes) {
      collected += 1;
      if (text === "stop") throw sharedError("INVALID_REQUEST", "enough");
      texts.push(text);
    }
    return texts.join(" ");
  }

  before(async () => {
    server = await startTestServer({
      contract: echoContract,
      setUp: (grpc) =>
        grpc.add(EchoDefinition, {
          ...echoHandlers(),
          collect: async (notes) => {
            return note(await joined(notes));
          },
          watch: ({ text }, { signal }) => {
            signal.addEventListener("abort", () => {
              abandoned += 1;
            });
            return count(text);
          },
        }),
    });
  });
  beforeEach(() => {
    abandoned = 0;
    collected = 0;
  });
  after(() => server.stop());

  const client = () => connect(server, EchoDefinition, { as: "edge" });

  it("send many requests and get one reply", async () => {
    const { collect } = await client();
    assert.equal((await collect(words("a", "b", "c"))).text, "a b c");
    assert.equal((await collect(words())).text, "");
  });

  it("stop sending when the reply has come", async () => {
    const { collect } = await client();
    let closed = false;
    async function* endless() {
      try {
        for (;;) {
          await new Promise((resolve) => setImmediate(resolve));
          yield note(collected < 3 ? "more" : "stop");
        }
      } finally {
        closed = true;
      }
    }
    await assert.rejects(collect(endless()), { reason: "INVALID_REQUEST", message: "enough" });
    await waitFor(() => closed, { what: "the source to be closed" });
  });

  it("throw what their own source throws, and end the call", async () => {
    const { collect } = await client();
    async function* broken() {
      yield note("a");
      throw new RangeError("disk");
    }
    await assert.rejects(collect(broken()), RangeError);
  });

  it("get many replies to one request, in order", async () => {
    const { watch } = await client();
    assert.deepEqual(await textsOf(watch(note("3"))), ["0", "1", "2"]);
    assert.deepEqual(await textsOf(watch(note("0"))), []);
  });

  it("throw the peer's error after the replies before it", async () => {
    const { watch } = await client();
    const seen: string[] = [];
    const read = async () => {
      for await (const { text } of watch(note("fail at 2"))) seen.push(text);
    };
    await assert.rejects(read(), { reason: "UNAVAILABLE" });
    assert.deepEqual(seen, ["0", "1"]);
  });

  it("end the call when the reader leaves", async () => {
    const { watch } = await client();
    for await (const { text } of watch(note("endless"))) if (text === "5") break;
    await waitFor(() => abandoned === 1, { what: "the handler to hear of it" });
  });

  it("end with CANCELLED when their context does", async () => {
    const { watch } = await client();
    const controller = new AbortController();
    const read = async () => {
      for await (const { text } of watch(note("endless"), { signal: controller.signal })) {
        if (text === "5") controller.abort();
      }
    };
    await assert.rejects(read(), { reason: "CANCELLED" });
  });

  it("read no faster than the reader", async () => {
    const { watch } = await client();
    const replies = watch(note("endless"))[Symbol.asyncIterator]();
    await replies.next();
    const heapBefore = process.memoryUsage().heapUsed;
    for (let i = 0; i < 1_000; i++) await replies.next();
    assert.ok(process.memoryUsage().heapUsed - heapBefore < 64 * 1024 * 1024);
    await replies.return?.();
  });
});
