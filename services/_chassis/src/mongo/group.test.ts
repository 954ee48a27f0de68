import assert from "node:assert/strict";
import { setTimeout as delay } from "node:timers/promises";
import { Group } from "./group.ts";

/** Commands that wait to be answered by the test. */
function heldGroup() {
  const sent: { batch: readonly number[]; answer: (answers: readonly (string | Error)[]) => void; fail: () => void }[] =
    [];
  const send = (batch: readonly number[]) =>
    new Promise<readonly (string | Error)[]>((answer, reject) => {
      sent.push({ batch, answer, fail: () => reject(new Error("the line broke")) });
    });
  return { sent, group: new Group(send) };
}

const answersTo = (batch: readonly number[]) => batch.map((n) => `answer ${n}`);

describe("a group", () => {
  it("sends at once what is asked alone, and together what is asked meanwhile", async () => {
    const { sent, group } = heldGroup();
    const answers = Promise.all([1, 2, 3].map((n) => group.ask(n)));
    assert.deepEqual(
      sent.map(({ batch }) => batch),
      [[1]],
    );
    sent[0]?.answer(["answer 1"]);
    while (sent.length < 2) await delay(1);
    assert.deepEqual(sent[1]?.batch, [2, 3]);
    sent[1]?.answer(answersTo([2, 3]));
    assert.deepEqual(await answers, ["answer 1", "answer 2", "answer 3"]);
  });

  it("gives each what became of it, and to all what became of the command", async () => {
    const { sent, group } = heldGroup();
    const results = Promise.allSettled([1, 2, 3].map((n) => group.ask(n)));
    sent[0]?.fail();
    while (sent.length < 2) await delay(1);
    sent[1]?.answer([new Error("only 2"), "answer 3"]);
    const told = (await results).map((result) =>
      result.status === "fulfilled" ? result.value : result.reason.message,
    );
    assert.deepEqual(told, ["the line broke", "only 2", "answer 3"]);
  });

  it("does not let a command without an answer hold up the next one", async () => {
    const { sent, group } = heldGroup();
    const stuck = group.ask(1);
    const next = group.ask(2);
    while (sent.length < 2) await delay(1);
    sent[1]?.answer(["answer 2"]);
    assert.equal(await next, "answer 2");
    sent[0]?.answer(["answer 1"]);
    assert.equal(await stuck, "answer 1");
  });

  it("sends no more than a hundred at a time", async () => {
    const { sent, group } = heldGroup();
    const asked = Array.from({ length: 250 }, (_, n) => group.ask(n));
    for (let i = 0; i < 4; i++) {
      while (sent.length <= i) await delay(1);
      sent[i]?.answer(answersTo(sent[i]?.batch ?? []));
    }
    assert.deepEqual(await Promise.all(asked), answersTo(Array.from({ length: 250 }, (_, n) => n)));
    assert.deepEqual(
      sent.map(({ batch }) => batch.length),
      [1, 100, 100, 49],
    );
  });
});
