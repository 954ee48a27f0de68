import assert from "node:assert/strict";
import { Access, type Access as AccessValue, MethodPolicy } from "@souk/proto/souk/options/v1/policy";
import { ROLES, type Role } from "../context/index.ts";
import type { MethodContract } from "../contract/index.ts";
import type { AppError } from "../errors/index.ts";
import { testContract } from "../testing/index.ts";
import { checkAccess, checkCaller } from "./policy.ts";

function method(policy: Partial<MethodPolicy> | undefined, hasHttpRule = false): MethodContract {
  const full = policy && MethodPolicy.fromPartial(policy);
  return { policy: full, hasHttpRule } as MethodContract;
}

function reasonOf(check: () => void): string {
  try {
    check();
    return "allowed";
  } catch (error) {
    return (error as AppError).reason;
  }
}

const user = (role: Role) => ({ subject: "u-1", role });

describe("access", () => {
  const cases: [name: string, access: AccessValue[], outcomes: Record<Role | "nobody", string>][] = [
    [
      "PUBLIC",
      [Access.PUBLIC],
      { nobody: "allowed", GUEST: "allowed", USER: "allowed", STAFF: "allowed", ADMIN: "allowed" },
    ],
    [
      "GUEST",
      [Access.GUEST],
      { nobody: "TOKEN_REQUIRED", GUEST: "allowed", USER: "allowed", STAFF: "allowed", ADMIN: "allowed" },
    ],
    [
      "USER",
      [Access.USER],
      {
        nobody: "TOKEN_REQUIRED",
        GUEST: "ACCESS_DENIED",
        USER: "allowed",
        STAFF: "allowed",
        ADMIN: "allowed",
      },
    ],
    [
      "STAFF",
      [Access.STAFF],
      {
        nobody: "TOKEN_REQUIRED",
        GUEST: "ACCESS_DENIED",
        USER: "ACCESS_DENIED",
        STAFF: "allowed",
        ADMIN: "allowed",
      },
    ],
    [
      "ADMIN",
      [Access.ADMIN],
      {
        nobody: "TOKEN_REQUIRED",
        GUEST: "ACCESS_DENIED",
        USER: "ACCESS_DENIED",
        STAFF: "ACCESS_DENIED",
        ADMIN: "allowed",
      },
    ],
    [
      "SERVICE",
      [Access.SERVICE],
      {
        nobody: "allowed",
        GUEST: "ACCESS_DENIED",
        USER: "ACCESS_DENIED",
        STAFF: "ACCESS_DENIED",
        ADMIN: "ACCESS_DENIED",
      },
    ],
    [
      "SERVICE or STAFF",
      [Access.SERVICE, Access.STAFF],
      {
        nobody: "allowed",
        GUEST: "ACCESS_DENIED",
        USER: "ACCESS_DENIED",
        STAFF: "allowed",
        ADMIN: "allowed",
      },
    ],
    [
      "nothing at all",
      [],
      {
        nobody: "TOKEN_REQUIRED",
        GUEST: "ACCESS_DENIED",
        USER: "ACCESS_DENIED",
        STAFF: "ACCESS_DENIED",
        ADMIN: "ACCESS_DENIED",
      },
    ],
  ];
  for (const [name, access, outcomes] of cases) {
    it(`for ${name} lets in who it names and no one weaker`, () => {
      const found = { nobody: reasonOf(() => checkAccess(method({ access }), undefined, "order")) };
      const byRole = ROLES.map((role) => [role, reasonOf(() => checkAccess(method({ access }), user(role), "order"))]);
      assert.deepEqual({ ...found, ...Object.fromEntries(byRole) }, outcomes);
    });
  }

  it("for SERVICE lets in a service that acts for itself, never the edge with nobody behind it", () => {
    const policy = method({ access: [Access.SERVICE, Access.USER], callers: ["order"] }, true);
    assert.equal(
      reasonOf(() => checkAccess(policy, undefined, "order")),
      "allowed",
    );
    assert.equal(
      reasonOf(() => checkAccess(policy, undefined, "edge")),
      "TOKEN_REQUIRED",
    );
    assert.equal(
      reasonOf(() => checkAccess(policy, undefined, undefined)),
      "TOKEN_REQUIRED",
    );
    assert.equal(
      reasonOf(() => checkAccess(policy, user("USER"), "edge")),
      "allowed",
    );
  });

  it("for a part is given to that part only, whatever the role", () => {
    const contract = testContract();
    const read = contract.method("/souk.catalog.v1.CatalogService/ListImportJobs") as MethodContract;
    const write = contract.method("/souk.catalog.v1.CatalogService/CreateProduct") as MethodContract;
    const outcome = (rule: MethodContract, scopes: string[]) =>
      reasonOf(() => checkAccess(rule, { ...user("ADMIN"), scopes }));
    assert.equal(outcome(read, ["catalog.read"]), "allowed");
    assert.equal(outcome(write, ["inventory.write", "catalog.write"]), "allowed");
    for (const scopes of [[], ["catalog.read"], ["inventory.write"], ["catalog"], ["catalog.writer"], ["*"]])
      assert.equal(outcome(write, scopes), "ACCESS_DENIED", scopes.join());
  });

  it("is denied where there is no policy", () => {
    assert.equal(
      reasonOf(() => checkAccess(method(undefined), user("ADMIN"), "order")),
      "ACCESS_DENIED",
    );
  });

  it("tells what it needs", () => {
    assert.throws(
      () => checkAccess(method({ access: [Access.STAFF, Access.SERVICE] }), user("GUEST")),
      (error: AppError) => error.metadata.needs === "STAFF,SERVICE",
    );
  });
});

describe("the caller", () => {
  it("is one of the policy's, or the edge where there is an HTTP rule", () => {
    const inside = method({ callers: ["order", "cart"] });
    const outside = method({ callers: [] }, true);
    const outcome = (rule: MethodContract, caller: string | undefined) => reasonOf(() => checkCaller(rule, caller));
    assert.deepEqual(
      ["order", "cart", "edge", "search", ""].map((name) => outcome(inside, name)),
      [...["allowed", "allowed", "CALLER_DENIED", "CALLER_DENIED", "CALLER_UNKNOWN"]],
    );
    assert.deepEqual(
      ["edge", "order"].map((name) => outcome(outside, name)),
      ["allowed", "CALLER_DENIED"],
    );
    assert.equal(outcome(outside, undefined), "CALLER_UNKNOWN");
    assert.equal(outcome(method(undefined), "order"), "CALLER_DENIED");
  });
});
