import assert from "node:assert/strict";
import fc from "fast-check";
import { ACCESS_TOKEN_MS } from "./session.ts";
import { activeKey, nextKey, PUBLISH_LEAD_MS, publishedKeys, type SigningKey } from "./signing-key.ts";

const START = Date.UTC(2026, 0, 1);

/** Keys as they are when one was made at each of these moments, unless one was waiting. */
function keysAfter(moments: readonly number[]): SigningKey[] {
  const keys: SigningKey[] = [];
  for (const ms of moments) {
    const now = new Date(START + ms);
    if (keys.every(({ activateTime }) => activateTime <= now)) keys.push(nextKey(keys, now));
  }
  return keys;
}

describe("signing keys", () => {
  const moments = fc
    .array(fc.nat(3_600_000), { minLength: 1, maxLength: 8 })
    .map((all) => all.toSorted((a, b) => a - b));

  it("are known to everybody before they sign, and until their last token has expired", () => {
    fc.assert(
      fc.property(moments, fc.nat(7_200_000), (made, after) => {
        const keys = keysAfter(made);
        const signedAt = (keys[0]?.activateTime.getTime() ?? START) + after;
        const signer = activeKey(
          keys.filter(({ createTime }) => createTime.getTime() <= signedAt),
          new Date(signedAt),
        );
        assert(signer);
        for (const checkedAt of [signedAt, signedAt + ACCESS_TOKEN_MS]) {
          assert(publishedKeys(keys, new Date(checkedAt)).includes(signer));
        }
        if (signer.number > 1) assert(signer.activateTime.getTime() - signer.createTime.getTime() === PUBLISH_LEAD_MS);
      }),
    );
  });

  it("the first signs at once", () => {
    const [first] = keysAfter([0]);
    assert.deepEqual(first?.activateTime, first?.createTime);
  });

  it("are published no more when nobody has a token of theirs", () => {
    const keys = keysAfter([0, 60_000]);
    assert.equal(publishedKeys(keys, new Date(START + 60_000)).length, 2);
    assert.equal(publishedKeys(keys, new Date(START + 60_000 + PUBLISH_LEAD_MS + ACCESS_TOKEN_MS + 60_001)).length, 1);
  });
});
