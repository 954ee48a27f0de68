import assert from "node:assert/strict";
import { Secret } from "@souk/chassis/config";
import { decodeProtectedHeader } from "jose";
import { MemorySigningKeyStore } from "../../test/support/memory-stores.ts";
import { type UseCaseDeps, useCaseDeps } from "../../test/support/use-cases.ts";
import { PUBLISH_LEAD_MS } from "../domain/signing-key.ts";
import { canOpen } from "../store/secrets/signing-keys.ts";
import { createVault } from "../store/secrets/vault.ts";
import type { StoredKey } from "./ports.ts";
import { listSigningKeys, prepareSigningKeys, rotateSigningKey, tendSigningKeys } from "./signing-keys.ts";

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

  it("are one at the beginning, however many replicas begin", async () => {
    deps.keys = new MemorySigningKeyStore();
    await Promise.all(Array.from({ length: 5 }, () => prepareSigningKeys(deps)()));
    assert.equal((await deps.keys.all()).length, 1);
  });

  it("are refused with another secret than they were made with, before and after", async () => {
    const others = createVault(new Secret("another key of the tests, long enough"));
    const wrong = { ...deps, canOpen: (key: StoredKey) => canOpen(key, others), rotateEveryMs: 0 };
    await assert.rejects(prepareSigningKeys(wrong)(), /IDENTITY_KEY is not the secret/);
    assert.equal((await deps.keys.all()).length, 1, "none was made");
    const all = deps.keys.all.bind(deps.keys);
    const empty = { calls: 0 };
    deps.keys.all = async () => (empty.calls++ === 0 ? [] : all());
    await assert.rejects(prepareSigningKeys(wrong)(), /IDENTITY_KEY is not the secret/);
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
