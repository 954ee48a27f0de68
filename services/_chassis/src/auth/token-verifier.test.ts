import assert from "node:assert/strict";
import { once } from "node:events";
import { type AddressInfo, createServer, type Server } from "node:net";
import type { AppError } from "../errors/index.ts";
import {
  FORGERIES,
  type ForgeryTarget,
  fakePorts,
  GENUINE,
  newKey,
  type TestKeys,
  testKeys,
  writeJwks,
} from "../testing/index.ts";
import { JwksFile } from "./jwks-file.ts";
import { createTokenVerifier, type TokenVerifier } from "./token-verifier.ts";

const systemClock = { now: () => Date.now() };
const CUSTOMER = { role: "USER", subject: "u-1" } as const;

function verifierOf(keys: TestKeys, { clock = systemClock, production = false } = {}): TokenVerifier {
  return createTokenVerifier({ authority: new JwksFile(keys.jwksFile, clock), issuer: "souk", clock, production });
}

async function expectRefused(verify: TokenVerifier, token: string): Promise<void> {
  await assert.rejects(verify(token), (error: AppError) => {
    assert.deepEqual([error.name, error.reason], ["AppError", "TOKEN_INVALID"], String(error.stack));
    assert.equal(error.message, "The bearer token is not valid here, or has expired. Sign in again.");
    return true;
  });
}

describe("a user's token", () => {
  let keys: TestKeys;
  let verify: TokenVerifier;

  before(async () => {
    keys = await testKeys(["edge"]);
    verify = verifierOf(keys);
  });
  after(() => keys.remove());

  it("names its user, with the role that its claim stands for", async () => {
    for (const role of ["GUEST", "USER", "STAFF", "ADMIN"] as const) {
      assert.deepEqual(await verify(await keys.userToken({ role, subject: "u-1" })), {
        role,
        subject: "u-1",
        session: "session-of-u-1",
      });
    }
  });

  it("names the best of its roles", async () => {
    const token = await keys.userToken(CUSTOMER, { claims: { roles: ["staff", "customer"] } });
    assert.equal((await verify(token)).role, "STAFF");
  });

  it("names its scopes, unless it is for everything", async () => {
    const token = await keys.userToken(CUSTOMER, { claims: { scope: "catalog.read catalog.write" } });
    assert.deepEqual((await verify(token)).scopes, ["catalog.read", "catalog.write"]);
  });

  it("is refused once its session has ended, also when it was verified before", async () => {
    const file = new JwksFile(keys.jwksFile, systemClock);
    let ended = "";
    const authority = { findKey: (kid: string) => file.findKey(kid), hasEnded: (session: string) => session === ended };
    const watching = createTokenVerifier({ authority, issuer: "souk", clock: systemClock, production: false });
    const token = await keys.userToken(CUSTOMER);
    await watching(token);
    ended = "session-of-u-1";
    await expectRefused(watching, token);
  });

  it("is refused in production when its key is a development key", async () => {
    const strict = verifierOf(keys, { production: true });
    await expectRefused(strict, await keys.userToken(CUSTOMER));
    await expectRefused(strict, await keys.userToken(CUSTOMER, { claims: { iss: "souk" } }));
  });

  it("is taken in production from a production key, and only from the production issuer", async () => {
    const key = await newKey("2026-01");
    await writeJwks(keys.jwksFile, [keys.userKey, key]);
    const strict = verifierOf(keys, { production: true });
    const principal = await strict(await keys.userToken(CUSTOMER, { key, claims: { iss: "souk" } }));
    assert.equal(principal.subject, "u-1");
    await expectRefused(strict, await keys.userToken(CUSTOMER, { key }));
  });
});

for (const alg of ["EdDSA", "ES256"] as const) {
  describe(`a forged token, where keys are for ${alg}`, () => {
    let keys: TestKeys;
    let verify: TokenVerifier;
    let target: ForgeryTarget;
    let trap: Server;
    let visits = 0;

    before(async () => {
      keys = await testKeys(["edge"], systemClock, alg);
      verify = verifierOf(keys);
      trap = createServer(() => visits++).listen(0, "127.0.0.1");
      await once(trap, "listening");
      target = {
        key: keys.userKey,
        serviceKey: JSON.parse(keys.serviceKey("edge").reveal()),
        serviceToken: await keys.serviceToken("edge", "catalog"),
        trap: `http://127.0.0.1:${(trap.address() as AddressInfo).port}`,
      };
    });
    after(async () => {
      trap.close();
      await keys.remove();
    });

    for (const [name, forge] of Object.entries(FORGERIES)) {
      it(`is refused: ${name}`, async () => expectRefused(verify, await forge(target)));
    }

    for (const [name, make] of Object.entries(GENUINE)) {
      it(`is told from a good one: ${name}`, async () =>
        assert.equal((await verify(await make(target))).role, "ADMIN"));
    }

    it("has nobody fetch anything, and there are two hundred of them", () => {
      assert.equal(visits, 0);
      assert.ok(Object.keys(FORGERIES).length >= 200, `${Object.keys(FORGERIES).length}`);
    });
  });
}

describe("the memory of verified tokens", () => {
  it("ends with the token, five seconds of leeway aside", async () => {
    const { clock } = fakePorts();
    const keys = await testKeys([], clock);
    const verify = verifierOf(keys, { clock });
    const token = await keys.userToken(CUSTOMER);
    await verify(token);
    await clock.advance(899_000);
    await verify(token);
    await clock.advance(5_000);
    await verify(token);
    await clock.advance(2_000);
    await expectRefused(verify, token);
    await keys.remove();
  });

  it("does not read the keys again", async () => {
    const keys = await testKeys([]);
    const verify = verifierOf(keys);
    const token = await keys.userToken(CUSTOMER);
    await verify(token);
    await keys.remove();
    assert.equal((await verify(token)).subject, "u-1");
  });

  it("holds ten thousand and lets the oldest go", async function () {
    this.timeout(30_000);
    const { clock } = fakePorts();
    const keys = await testKeys([], clock);
    const verify = verifierOf(keys, { clock });
    const first = await keys.userToken({ ...CUSTOMER, subject: "first" });
    await verify(first);
    for (let i = 0; i <= 10_000; i++) await verify(await keys.userToken({ ...CUSTOMER, subject: `u-${i}` }));
    assert.equal((await verify(first)).subject, "first", "forgotten, and verified anew");
    await keys.remove();
  });
});
