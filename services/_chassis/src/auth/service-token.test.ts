import assert from "node:assert/strict";
import { decodeJwt, decodeProtectedHeader } from "jose";
import type { AppError } from "../errors/index.ts";
import { fakePorts, newKey, signToken, type TestKeys, testKeys } from "../testing/index.ts";
import { createServiceTokenSource } from "./service-token.ts";
import { type CallerVerifier, createCallerVerifier } from "./token-verifier.ts";

const SERVICES = ["edge", "catalog", "inventory", "order"];

async function expectUnknown(verify: CallerVerifier, token: string): Promise<void> {
  await assert.rejects(verify(token), (error: AppError) => {
    assert.equal(error.reason, "CALLER_UNKNOWN", String(error.stack));
    return true;
  });
}

describe("a service's token", () => {
  const { clock } = fakePorts();
  const seconds = () => Math.floor(clock.now() / 1000);
  let keys: TestKeys;
  let verify: CallerVerifier;

  before(async () => {
    keys = await testKeys(SERVICES, clock);
    verify = createCallerVerifier(keys.serviceJwksFile, "catalog", clock);
  });
  after(() => keys.remove());

  for (const from of SERVICES) {
    for (const to of SERVICES) {
      it(`of ${from} for ${to} names ${from} to ${to} and to nobody else`, async () => {
        const token = await keys.serviceToken(from, to);
        for (const callee of SERVICES) {
          const verifyThere = createCallerVerifier(keys.serviceJwksFile, callee, clock);
          if (callee === to) assert.equal(await verifyThere(token), from);
          else await expectUnknown(verifyThere, token);
        }
      });
    }
  }

  const forged = (claims: Record<string, unknown>, header: Record<string, unknown> = {}) => {
    const good = { iss: "order", sub: "order", aud: "catalog", iat: seconds(), exp: seconds() + 60 };
    const all = { typ: "svc+jwt", ...header };
    return signToken(good, { key: JSON.parse(keys.serviceKey("order").reveal()), header: all, claims });
  };

  const FORGERIES: Readonly<Record<string, () => Promise<string>>> = {
    "another service's name in it": () => forged({ iss: "edge", sub: "edge" }),
    "another service's name over it": () => forged({ iss: "edge", sub: "edge" }, { kid: "edge" }),
    "another subject than issuer": () => forged({ sub: "edge" }),
    "no time of issue": () => forged({ iat: undefined }),
    "no end": () => forged({ exp: undefined }),
    "an end": () => forged({ exp: seconds() - 6 }),
    "a life of more than a minute, when it is older": () => forged({ iat: seconds() - 70, exp: seconds() + 3_600 }),
    "a time of issue in the future": () => forged({ iat: seconds() + 60, exp: seconds() + 90 }),
    "a user's type": () => forged({}, { typ: "at+jwt" }),
    "no audience": () => forged({ aud: undefined }),
    "a user's key": () => keys.userToken({ role: "ADMIN", subject: "u" }),
    "an unknown key": async () => signToken({ iss: "order" }, { key: await newKey("stranger") }),
  };
  for (const [name, forge] of Object.entries(FORGERIES)) {
    it(`is refused with ${name}`, async () => expectUnknown(verify, await forge()));
  }

  it("is taken when its clock is a little ahead or behind", async () => {
    assert.equal(await verify(await forged({ iat: seconds() + 4 })), "order");
    assert.equal(await verify(await forged({ exp: seconds() - 4 })), "order");
  });

  it("is remembered until it ends", async () => {
    const token = await keys.serviceToken("edge", "catalog");
    assert.equal(await verify(token), "edge");
    assert.equal(await verify(token), "edge");
    await clock.advance(66_000);
    await expectUnknown(verify, token);
  });
});

describe("a source of service tokens", () => {
  it("signs for 60 s and uses a token for 30 s, one for each callee", async () => {
    const { clock } = fakePorts();
    const keys = await testKeys(["order"], clock);
    const source = createServiceTokenSource(keys.serviceKey("order"), clock);
    const first = await source("catalog");
    assert.deepEqual(decodeProtectedHeader(first), { alg: "EdDSA", typ: "svc+jwt", kid: "order" });
    const { iss, sub, aud, iat = 0, exp = 0 } = decodeJwt(first);
    assert.deepEqual([iss, sub, aud, exp - iat], ["order", "order", "catalog", 60]);
    assert.notEqual(await source("payment"), first);
    await clock.advance(29_999);
    assert.equal(await source("catalog"), first);
    await clock.advance(2);
    assert.notEqual(await source("catalog"), first);
    await keys.remove();
  });
});
