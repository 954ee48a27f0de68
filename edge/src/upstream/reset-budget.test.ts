import assert from "node:assert/strict";
import { setTimeout as delay } from "node:timers/promises";
import { waitFor } from "@souk/chassis/testing";
import { ResetBudget } from "./reset-budget.ts";

describe("the budget of resets", () => {
  let now = 0;
  beforeEach(() => {
    now = 0;
  });

  async function spend(budget: ResetBudget, count: number): Promise<{ readonly done: number[] }> {
    const done: number[] = [];
    for (let i = 0; i < count; i++) void budget.turn().then(() => done.push(i));
    await delay(0);
    return { done };
  }

  it("has five hundred at once, and the others wait", async () => {
    const { done } = await spend(new ResetBudget(() => now), 600);
    assert.equal(done.length, 500);
  });

  it("earns twenty-five a second, and serves in order", async () => {
    const { done } = await spend(new ResetBudget(() => now), 520);
    now += 400;
    await waitFor(() => done.length === 510);
    await delay(100);
    assert.deepEqual(
      done,
      Array.from({ length: 510 }, (_, i) => i),
    );
  });

  it("never earns more than it had at first", async () => {
    const budget = new ResetBudget(() => now);
    now += 1e9;
    assert.equal((await spend(budget, 600)).done.length, 500);
  });

  it("spends nothing on what is not needed any more", async () => {
    const budget = new ResetBudget(() => now);
    await spend(budget, 500);
    let isNeeded = true;
    let came = 0;
    for (let i = 0; i < 100; i++) void budget.turn(() => isNeeded).then(() => came++);
    const last = budget.turn();
    isNeeded = false;
    now += 40;
    await last;
    assert.equal(came, 0);
  });

  it("does not keep thousands waiting", async () => {
    const { done } = await spend(new ResetBudget(() => now), 3_000);
    assert.equal(done.length, 1_000);
  });
});
