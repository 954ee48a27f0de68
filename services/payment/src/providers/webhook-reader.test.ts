import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { Secret } from "@souk/chassis/config";
import { fakePorts } from "@souk/chassis/testing";
import type { WebhookEvent } from "../usecases/ports.ts";
import { createWebhookReader } from "./webhook-reader.ts";

const [NEW, OLD] = [
  new Secret("the secret that is in use, long enough"),
  new Secret("the secret before it, long enough"),
];
const EVENT: WebhookEvent = { kind: "PAYMENT", eventId: "evt_1", paymentId: "p-1", ref: "auth_1" };
const BODY = Buffer.from('{"id":"evt_1"}');

describe("a webhook", () => {
  const { clock } = fakePorts();
  const now = clock.now() / 1_000;
  let counted: string[];
  let parsed: unknown[];
  const { parse } = JSON;

  const reader = (secrets = [NEW]) =>
    createWebhookReader({
      ...{ secrets, clock, count: (outcome) => counted.push(outcome) },
      read: () => EVENT,
    });
  const macOf = (secret: Secret, seconds: number | string, body: Uint8Array = BODY) =>
    createHmac("sha256", secret.reveal()).update(`${seconds}.`).update(body).digest("hex");
  const sign = (secret = NEW, seconds: number = now) => `t=${seconds},v1=${macOf(secret, seconds)}`;

  beforeEach(() => {
    [counted, parsed] = [[], []];
    JSON.parse = (text) => {
      parsed.push(text);
      return parse(text);
    };
  });
  afterEach(() => {
    JSON.parse = parse;
  });

  it("is read when it is signed over its bytes and its time", () => {
    assert.deepEqual(reader()(BODY, sign()), EVENT);
    assert.deepEqual([counted, parsed], [["read"], [String(BODY)]]);
  });

  it("may be signed with either secret while one takes the other's place, and with neither alone after that", () => {
    assert.deepEqual(reader([NEW, OLD])(BODY, sign(OLD)), EVENT);
    assert.deepEqual(reader([NEW, OLD])(BODY, sign(NEW)), EVENT);
    assert.equal(reader([NEW])(BODY, sign(OLD)), undefined);
    assert.deepEqual(reader([NEW])(BODY, `${sign(OLD)},v1=${macOf(NEW, now)}`), EVENT);
  });

  it("may be 300 seconds old or early, and no more", () => {
    for (const skew of [-300, 300]) assert.deepEqual(reader()(BODY, sign(NEW, now + skew)), EVENT);
    for (const skew of [-301, 301, -86_400]) assert.equal(reader()(BODY, sign(NEW, now + skew)), undefined);
  });

  const forged: [what: string, signature: () => string, body?: Uint8Array][] = [
    ["without a signature", () => ""],
    ["signed with another secret", () => sign(OLD)],
    ["with one bit of its body changed", () => sign(), Buffer.from('{"id":"evt_2"}')],
    ["with a space more", () => sign(), Buffer.from('{"id":"evt_1"} ')],
    ["with another time than was signed", () => sign().replace(/t=\d+/, `t=${now + 1}`)],
    ["with two times", () => `t=${now},${sign()}`],
    ["with no time", () => `v1=${macOf(NEW, "")}`],
    ["with a time that is no number", () => `t=1e3,v1=${macOf(NEW, "1e3")}`],
    ["with a signature cut short", () => sign().slice(0, -2)],
    ["with a signature in upper case", () => sign().toUpperCase()],
    ["with an older scheme", () => sign().replace("v1=", "v0=")],
    ["with its signature behind a hundred others", () => `t=${now},${"v1=00,".repeat(100)}v1=${macOf(NEW, now)}`],
  ];
  for (const [what, signature, body = BODY] of forged) {
    it(`${what} is refused, and not parsed`, () => {
      assert.equal(reader()(body, signature()), undefined);
      assert.deepEqual([counted, parsed], [["refused"], []]);
    });
  }

  it("that is genuine and makes no sense is taken, and passed over", () => {
    const body = Buffer.from([0x7b, 0xff]);
    assert.deepEqual(reader()(body, `t=${now},v1=${macOf(NEW, now, body)}`), { kind: "OTHER" });
    assert.deepEqual(counted, ["unreadable"]);
  });
});
