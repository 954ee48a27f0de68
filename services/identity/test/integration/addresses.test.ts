import assert from "node:assert/strict";
import { Address } from "@souk/proto/souk/identity/v1/address";
import { type RunningIdentity, startIdentity } from "../support/harness.ts";
import { newPerson, type Person } from "../support/people.ts";

describe("addresses over gRPC", () => {
  let identity: RunningIdentity;
  let owner: Person;

  before(async () => {
    identity = await startIdentity();
    owner = await newPerson(identity);
  });
  after(() => identity.stop());

  const address = (changes: Partial<Address> = {}) =>
    Address.fromPartial({ recipient: "Ada", lines: ["Street 1"], city: "Town", countryCode: "DE", ...changes });
  const create = (changes: Partial<Address> = {}, requestId = "") =>
    identity.client.createAddress({ userId: "", address: address(changes), requestId }, identity.as(owner.token));

  it("are made, read, changed and taken away by their owner", async () => {
    const { client, as } = identity;
    const context = as(owner.token);
    const { address: made } = await create({ isDefault: true });
    const addressId = made?.addressId ?? "";
    assert.deepEqual((await client.getAddress({ userId: "", addressId }, context)).address, made);
    const change = (changes: Partial<Address>, updateMask: string[]) =>
      client.updateAddress(
        { userId: "", address: Address.fromPartial({ addressId, ...changes }), updateMask },
        context,
      );
    const { address: changed } = await change({ city: "Village" }, ["city"]);
    assert.deepEqual([changed?.city, changed?.lines], ["Village", ["Street 1"]]);
    await assert.rejects(change({ city: "x", etag: made?.etag ?? "" }, ["city"]), { reason: "ETAG_MISMATCH" });
    await assert.rejects(change({}, ["city"]), { reason: "INVALID_REQUEST" });
    await client.deleteAddress({ userId: "", addressId }, context);
    await assert.rejects(client.getAddress({ userId: "", addressId }, context), { reason: "ADDRESS_NOT_FOUND" });
  });

  it("are made once for the same request id, whatever is output only", async () => {
    const first = await create({}, "r-1");
    const again = await create({ etag: "v7", addressId: "x" }, "r-1");
    assert.deepEqual(again, first);
    await assert.rejects(create({ city: "Elsewhere" }, "r-1"), { reason: "REQUEST_ID_REUSED" });
  });

  it("are refused where anything is missing, and all that is missing is named", async () => {
    await assert.rejects(create({ recipient: "", lines: [], countryCode: "" }), ({ reason, fieldViolations }) => {
      const fields = fieldViolations.map(({ field }: { field: string }) => field);
      assert.deepEqual(
        [reason, fields],
        ["INVALID_REQUEST", ["address.recipient", "address.lines", "address.country_code"]],
      );
      return true;
    });
  });

  it("are 20 at most", async () => {
    const other = await newPerson(identity);
    const context = identity.as(other.token);
    const add = () => identity.client.createAddress({ userId: "", address: address(), requestId: "" }, context);
    for (let i = 0; i < 20; i++) await add();
    await assert.rejects(add(), { reason: "ADDRESS_LIMIT_REACHED" });
    assert.equal((await identity.client.listAddresses({ userId: "" }, context)).addresses.length, 20);
  });

  it("of others are as if they never were", async () => {
    const { client, as } = identity;
    const { address: mine } = await create();
    const other = as((await newPerson(identity)).token);
    const ask = (addressId = "") =>
      client.getAddress({ userId: owner.userId, addressId }, other).catch((error) => error);
    const [foreign, never] = [await ask(mine?.addressId), await ask("never-was")];
    assert.deepEqual([foreign.reason, foreign.message], ["ADDRESS_NOT_FOUND", never.message]);
  });
});
