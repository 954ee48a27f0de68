import assert from "node:assert/strict";
import fc from "fast-check";
import { type Address, withAddress, withChangedAddress } from "./address.ts";
import { IdentityError } from "./errors.ts";

function address(id: string, isDefault: boolean): Address {
  return {
    ...{ id, v: 1, fingerprint: "f", recipient: "Ada", lines: ["Street 1"], postalCode: "1", city: "Town", region: "" },
    ...{ countryCode: "DE", phone: "", isDefault, createTime: "", updateTime: "" },
  };
}

describe("addresses of an account", () => {
  it("are proposed one at most, whatever is added and changed", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(19), fc.boolean()), { maxLength: 60 }), (steps) => {
        let addresses: readonly Address[] = [];
        for (const [n, isDefault] of steps) {
          const next = address(`a${n}`, isDefault);
          const isThere = addresses.some(({ id }) => id === next.id);
          addresses = isThere ? withChangedAddress(addresses, next) : withAddress(addresses, next);
          assert(addresses.filter((each) => each.isDefault).length <= 1);
          assert.equal(addresses.find(({ id }) => id === next.id)?.isDefault, isDefault);
        }
      }),
    );
  });

  it("are 20 at most", () => {
    let addresses: readonly Address[] = [];
    for (let n = 0; n < 20; n++) addresses = withAddress(addresses, address(`a${n}`, false));
    assert.throws(
      () => withAddress(addresses, address("one more", false)),
      (error) => {
        assert(error instanceof IdentityError);
        assert.deepEqual([error.reason, error.metadata], ["ADDRESS_LIMIT_REACHED", { limit: "20" }]);
        return true;
      },
    );
  });
});
