import assert from "node:assert/strict";
import { existing, type UseCaseDeps, useCaseDeps } from "../../test/support/use-cases.ts";
import { findByEmail, grantRole, listUsers, lockUser, revokeRole, unlockUser } from "./manage-users.ts";

const STAFF = { subject: "s-1", role: "STAFF" } as const;
const ADMIN = { subject: "a-1", role: "ADMIN" } as const;

describe("accounts in the hands of staff", () => {
  let deps: UseCaseDeps;

  beforeEach(async () => {
    deps = await useCaseDeps();
  });

  it("get a role once, and lose it once; both are written down", async () => {
    await existing(deps);
    const grant = () => grantRole(deps)({ userId: "u-1", role: "STAFF", actor: "a-1" });
    const revoke = () => revokeRole(deps)({ userId: "u-1", role: "STAFF", actor: "a-1" });
    assert.deepEqual((await grant()).roles, ["STAFF"]);
    assert.equal((await grant()).epoch, 1, "a role that it has ends no session");
    assert.deepEqual((await revoke()).roles, []);
    await revoke();
    assert.deepEqual(
      deps.notes.map(({ action, details }) => [action, details?.role]),
      [
        ["role.grant", "STAFF"],
        ["role.revoke", "STAFF"],
      ],
    );
  });

  it("leave the shop with an administrator", async () => {
    await existing(deps, { roles: ["ADMIN"] });
    const revoke = () => revokeRole(deps)({ userId: "u-1", role: "ADMIN", actor: "u-1" });
    const lock = () => lockUser(deps)({ userId: "u-1", note: "", principal: ADMIN });
    await assert.rejects(revoke(), { reason: "LAST_ADMIN" });
    await assert.rejects(lock(), { reason: "LAST_ADMIN" });
    await existing(deps, { id: "u-2", email: "bob@example.com", roles: ["ADMIN"] });
    await revoke();
  });

  it("keep an administrator, also when two are taken away at the same moment", async () => {
    const ids = ["u-1", "u-2"];
    for (const id of ids) await existing(deps, { id, email: `${id}@example.com`, roles: ["ADMIN"] });
    const count = deps.users.countAdmins.bind(deps.users);
    const bothHaveLooked = Promise.withResolvers<void>();
    let looks = 0;
    deps.users.countAdmins = async (limit) => {
      const admins = await count(limit);
      if (++looks === 2) bothHaveLooked.resolve();
      await bothHaveLooked.promise;
      return admins;
    };
    const gone = [
      revokeRole(deps)({ userId: "u-1", role: "ADMIN", actor: "u-2" }),
      lockUser(deps)({ userId: "u-2", note: "", principal: ADMIN }),
    ];
    const outcomes = await Promise.allSettled(gone);
    assert(outcomes.some((outcome) => outcome.status === "rejected" && outcome.reason.reason === "LAST_ADMIN"));
    assert.ok((await count(2)) > 0);
  });

  it("are locked and unlocked by staff, but staff's only by administrators", async () => {
    await existing(deps);
    await existing(deps, { id: "u-2", email: "bob@example.com", roles: ["STAFF"] });
    const lock = (userId: string, principal: typeof STAFF | typeof ADMIN) =>
      lockUser(deps)({ userId, note: "fraud", principal });
    assert.deepEqual([(await lock("u-1", STAFF)).state, (await lock("u-1", STAFF)).lockNote], ["LOCKED", "fraud"]);
    assert.equal((await unlockUser(deps)("u-1", STAFF)).state, "ACTIVE");
    await assert.rejects(lock("u-2", STAFF), { reason: "ACCESS_DENIED" });
    await lock("u-2", ADMIN);
    await assert.rejects(unlockUser(deps)("u-2", STAFF), { reason: "ACCESS_DENIED" });
    await assert.rejects(lock("nobody", STAFF), { reason: "USER_NOT_FOUND" });
  });

  it("are found by their whole address, in any case, and listed page by page", async () => {
    await existing(deps);
    await existing(deps, { id: "u-2", email: "bob@example.com" });
    assert.deepEqual(
      (await findByEmail(deps)("ADA@example.com")).map(({ id }) => id),
      ["u-1"],
    );
    assert.deepEqual(await findByEmail(deps)("ada@example"), []);
    const first = await listUsers(deps)({}, undefined, 1);
    assert.deepEqual([first.users[0]?.id, first.next?.id], ["u-2", "u-2"]);
    const second = await listUsers(deps)({}, first.next, 1);
    assert.deepEqual([second.users[0]?.id, second.next], ["u-1", undefined]);
  });
});
