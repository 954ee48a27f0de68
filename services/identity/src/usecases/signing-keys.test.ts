import assert from "node:assert/strict";
import { decodeProtectedHeader } from "jose";
import { type UseCaseDeps, useCaseDeps } from "../../test/support/use-cases.ts";
import { PUBLISH_LEAD_MS } from "../domain/signing-key.ts";
import { listSigningKeys, rotateSigningKey, tendSigningKeys } from "./signing-keys.ts";

const DAY_MS = 86_400_000;

describe("signing keys", () => {
  let deps: UseCaseDeps;
  const signer = async () => {
    const claims = { subject: "u", roles: ["customer"], scope: "all", sessionId: "s", methods: [] };
    const { token } = await deps.issueToken(claims, new Date(deps.clock.now()));
    return decodeProtectedHeader(token).kid;
  };

  beforeEach(async () => {
    deps = await useCaseDeps();
  });

  it("rotate when they are asked to: the new one signs once it is known", async () => {
    const old = await signer();
    const { kid } = await rotateSigningKey(deps)("a-1");
    await deps.clock.advance(PUBLISH_LEAD_MS - 1);
    assert.equal(await signer(), old);
    await deps.clock.advance(1);
    assert.equal(await signer(), kid);
  });

  it("rotate once, however many ask at the same time", async () => {
    const made = await Promise.all(Array.from({ length: 10 }, () => rotateSigningKey(deps)("a-1")));
    assert.equal(new Set(made.map(({ kid }) => kid)).size, 1);
    assert.equal((await deps.keys.all()).length, 2);
  });

  it("rotate by themselves when it is time, and go when they are of no use", async () => {
    await deps.clock.advance(30 * DAY_MS - 1);
    await tendSigningKeys(deps)();
    assert.equal((await deps.keys.all()).length, 1);
    await deps.clock.advance(1);
    await tendSigningKeys(deps)();
    assert.equal((await deps.keys.all()).length, 2);
    const [newest, old] = await listSigningKeys(deps)();
    assert.deepEqual([newest?.key.number, newest?.retireTime], [2, undefined]);
    assert(old?.retireTime);
    await deps.clock.advance(2 * DAY_MS);
    await tendSigningKeys(deps)();
    assert.deepEqual(
      (await deps.keys.all()).map(({ number }) => number),
      [2],
    );
  });

  it("keep their private halves sealed", async () => {
    const [key] = await deps.keys.all();
    assert(
      !Buffer.from(key?.sealedPrivate ?? [])
        .toString("latin1")
        .includes('"d"'),
    );
    assert(!("d" in (key?.publicJwk ?? {})));
  });
});
