import assert from "node:assert/strict";
import type { CallIdentity } from "@souk/chassis/context";
import { existing, type UseCaseDeps, useCaseDeps } from "../../test/support/use-cases.ts";
import { createAddress, deleteAddress, getAddress, listAddresses, updateAddress } from "./addresses.ts";

const FIELDS = {
  ...{ recipient: "Ada", lines: ["Street 1"], postalCode: "12345", city: "Town", region: "", countryCode: "DE" },
  ...{ phone: "", isDefault: false },
};
const { signal } = new AbortController();
const call = (changes: Partial<CallIdentity> = {}): CallIdentity => ({
  ...{ key: "key", fingerprint: "f", traceparent: undefined, signal, ...changes },
});

describe("addresses", () => {
  let deps: UseCaseDeps;

  beforeEach(async () => {
    deps = await useCaseDeps();
    await existing(deps);
  });

  it("are made once for the same call, by copies at the same time, too", async () => {
    const all = await Promise.all(Array.from({ length: 5 }, () => createAddress(deps)("u-1", FIELDS, call())));
    assert.equal(all.filter(({ replayed }) => !replayed).length, 1);
    assert.equal((await listAddresses(deps)("u-1")).length, 1);
    await assert.rejects(createAddress(deps)("u-1", FIELDS, call({ fingerprint: "g" })), {
      reason: "REQUEST_ID_REUSED",
    });
  });

  it("change by what their reader has read", async () => {
    const { address } = await createAddress(deps)("u-1", FIELDS, call());
    const update = (expectedV: number | undefined) =>
      updateAddress(deps)({ userId: "u-1", id: address.id, expectedV, changes: { city: "Village" }, signal });
    assert.deepEqual([(await update(1)).city, (await update(undefined)).v], ["Village", 3]);
    await assert.rejects(update(1), { reason: "ETAG_MISMATCH" });
  });

  it("are listed with the default one first, and go once", async () => {
    const { address } = await createAddress(deps)("u-1", FIELDS, call());
    await createAddress(deps)("u-1", { ...FIELDS, isDefault: true }, call({ key: "second" }));
    assert.deepEqual(
      (await listAddresses(deps)("u-1")).map(({ id }) => id),
      ["second", "key"],
    );
    const remove = () => deleteAddress(deps)("u-1", address.id, signal);
    await remove();
    await assert.rejects(remove(), { reason: "ADDRESS_NOT_FOUND" });
    await assert.rejects(getAddress(deps)("u-1", address.id), { reason: "ADDRESS_NOT_FOUND" });
  });

  it("are nobody else's", async () => {
    const { address } = await createAddress(deps)("u-1", FIELDS, call());
    await existing(deps, { id: "u-2", email: "bob@example.com" });
    const [foreign, never] = await Promise.all(
      [address.id, "never-was"].map((id) => getAddress(deps)("u-2", id).catch((error) => error)),
    );
    assert.deepEqual([foreign.reason, foreign.message], [never.reason, never.message]);
  });
});
