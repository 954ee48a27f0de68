import assert from "node:assert/strict";
import { euros, later, NOW, yes } from "../../test/support/mothers.ts";
import { type Answer, answered } from "./answers.ts";
import { begin, stateOf } from "./payment.ts";

const begun = () =>
  begin(undefined, { paymentId: "p-1", provider: "sandbox", amount: euros(1_000n), token: "tok_1" }, NOW);

const OK: Answer = { ...yes("p-1"), kind: "OK" };
const DECLINED: Answer = { kind: "DECLINED", code: "card_declined" };
const LATER: Answer[] = [
  ...[OK, DECLINED, { ...yes("p-1"), kind: "PENDING" } as const],
  { ...yes("p-1"), kind: "ACTION_REQUIRED", redirectUrl: "https://bank.example/" },
];

describe("what a provider has answered for certain", () => {
  for (const definite of [OK, DECLINED]) {
    it(`stays ${definite.kind}, whatever comes later`, () => {
      const payment = answered(begun(), "auth", definite, later(1));
      for (const late of LATER) assert.equal(answered(payment, "auth", late, later(2)), payment, late.kind);
    });
  }

  it("may come after a step of the buyer's, and after a while", () => {
    const [, , pending, waiting] = LATER as [Answer, Answer, Answer, Answer];
    const states = [begun()];
    for (const answer of [waiting, pending, OK]) {
      states.push(answered(states.at(-1) ?? begun(), "auth", answer, later(1)));
    }
    assert.deepEqual(states.map(stateOf), ["AUTHORIZING", "ACTION_REQUIRED", "AUTHORIZING", "AUTHORIZED"]);
  });
});
