import assert from "node:assert/strict";
import { CHEAP } from "../../../test/support/use-cases.ts";
import { createPasswordHasher, DEFAULT_COST } from "./password-hasher.ts";

describe("the hash of a password", () => {
  const hasher = createPasswordHasher(CHEAP);

  it("is Argon2id in PHC's form, with what it cost", async () => {
    assert.match(await hasher.hash("x"), /^\$argon2id\$v=19\$m=8,t=1,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
    assert.match(await createPasswordHasher().hash("x"), /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    assert.deepEqual(DEFAULT_COST, { memory: 19_456, passes: 2, parallelism: 1 });
  });

  it("knows its password, in each form of Unicode and whole, and no other", async () => {
    const long = `${"é".repeat(500)}!`;
    const hash = await hasher.hash(long);
    assert.equal(await hasher.verify(long, hash), true);
    assert.equal(await hasher.verify(long.normalize("NFD"), hash), true);
    assert.equal(await hasher.verify(long.slice(0, -1), hash), false);
    assert.equal(await hasher.verify(`${long.slice(0, -1)}?`, hash), false, "nothing is cut off");
  });

  it("is another one each time", async () => assert.notEqual(await hasher.hash("x"), await hasher.hash("x")));

  it("is nobody's where there is none", async () => assert.equal(await hasher.verify("x", undefined), false));

  it("knows by itself what it cost, and whether that is less than today's", async () => {
    const cheap = await hasher.hash("x");
    const dear = createPasswordHasher({ memory: 16, passes: 2, parallelism: 1 });
    assert.equal(await dear.verify("x", cheap), true);
    assert.deepEqual([dear.isOutdated(cheap), hasher.isOutdated(cheap)], [true, false]);
  });
});

describe("turns", () => {
  it("are taken by half of the cores at a time; who comes too late is asked to come back", async () => {
    const hasher = createPasswordHasher(CHEAP);
    const gate = Promise.withResolvers<void>();
    let most = 0;
    let running = 0;
    const work = async () => {
      most = Math.max(most, ++running);
      await gate.promise;
      running--;
    };
    const all = Array.from({ length: 300 }, () =>
      hasher.inTurn(work).then(
        () => "done",
        (error) => error,
      ),
    );
    gate.resolve();
    const refused = (await Promise.all(all)).filter((outcome) => outcome !== "done");
    assert(refused.length > 0);
    for (const { reason, retryAfterMs } of refused)
      assert.deepEqual([reason, retryAfterMs], ["RESOURCE_EXHAUSTED", 2_000]);
    assert(most <= Math.max(1, Math.floor(navigator.hardwareConcurrency / 2)));
  });

  it("are not given to whoever has waited for so long that the answer would come too late", async () => {
    let now = 0;
    const hasher = createPasswordHasher(CHEAP, () => now);
    const gate = Promise.withResolvers<void>();
    const busy = Array.from({ length: navigator.hardwareConcurrency }, () => hasher.inTurn(() => gate.promise));
    let done = 0;
    const late = hasher.inTurn(async () => void done++);
    now += 2_001;
    const inTime = hasher.inTurn(async () => void done++);
    gate.resolve();
    await Promise.allSettled(busy);
    await assert.rejects(late, { reason: "RESOURCE_EXHAUSTED", retryAfterMs: 2_000 });
    await inTime;
    assert.equal(done, 1);
  });
});

it("a common password is known, whatever the case of its letters", () => {
  const { isCommon } = createPasswordHasher(CHEAP);
  for (const password of ["password", "Password", "12345678", "iloveyou"])
    assert.equal(isCommon(password), true, password);
  assert.equal(isCommon("correct horse battery staple"), false);
});
