import assert from "node:assert/strict";
import { startEdgeBefore, type TestEdge } from "../support/edge.ts";
import { contractIn } from "../support/kitchen.ts";
import { type StreamUpstream, startStreamUpstream } from "../support/stream-upstream.ts";

const contract = contractIn("streams");
/** A connection takes 1,000 of them at once. */
const MANY = 1_500;
const AT_A_TIME = 30;

describe("many calls that are cancelled", () => {
  let edge: TestEdge<StreamUpstream>;
  before(async () => {
    edge = await startEdgeBefore(await startStreamUpstream(contract), contract, { logLevel: "silent" });
    edge.upstream.answer(async function* ({ requests }) {
      let count = 0;
      for await (const { title } of requests) {
        if (title === "never") await new Promise((resolve) => setTimeout(resolve, 30_000).unref());
        count++;
      }
      yield { bytes: BigInt(count) };
    });
  });
  after(() => edge.stop());

  /** Does the harm many times over, and asks in between. */
  async function answersAmid(harm: () => Promise<unknown>): Promise<number[]> {
    const statuses: number[] = [];
    let left = MANY;
    const work = async () => {
      while (left-- > 0) {
        await harm();
        statuses.push((await edge.send("POST", "/v1/topics/t:collect", { body: '{"title":"a"}' })).status);
      }
    };
    await Promise.all(Array.from({ length: AT_A_TIME }, work));
    return statuses;
  }

  it("for faults in their first message never begin", async () => {
    edge.upstream.calls.length = 0;
    await edge.send("POST", "/v1/topics/t:collect", { body: '{"nope":1}' });
    await edge.send("POST", "/v1/topics/t:collect", { body: "a,b", headers: { "content-type": "text/csv" } });
    assert.equal(edge.upstream.calls.length, 0);
  });

  it("because their callers went away cost no other caller an answer", async function () {
    this.timeout(60_000);
    const goAway = () =>
      fetch(`${edge.url}/v1/topics/t:collect`, {
        ...{ method: "POST", body: '{"title":"never"}', headers: { "content-type": "application/json" } },
        signal: AbortSignal.timeout(10),
      }).catch(() => undefined);
    const statuses = await answersAmid(goAway);
    assert.deepEqual(new Set(statuses), new Set([200]));
  });
});
