import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** Accounts of a stack that `make up` started, for people and tools. */
export const DEMO_ROLES = ["customer", "staff", "admin"] as const;
export type DemoRole = (typeof DEMO_ROLES)[number];

export interface DemoAccount {
  readonly email: string;
  readonly password: string;
}

export type DemoAccounts = Readonly<Record<DemoRole, DemoAccount>>;

export function demoFileOf(dataDir: string): string {
  return join(dataDir, "demo.json");
}

export function readDemoAccounts(file: string): DemoAccounts {
  return JSON.parse(readFileSync(file, "utf8")) as DemoAccounts;
}

/** Addresses that never reach anybody (RFC 2606), and passwords that nobody has had. */
export function newDemoAccounts(): DemoAccounts {
  const accounts = DEMO_ROLES.map((role) => [
    role,
    { email: `${role}@example.com`, password: randomBytes(18).toString("base64url") },
  ]);
  return Object.fromEntries(accounts) as DemoAccounts;
}

/** As identity reads them: it makes those that are not there. */
export function bootstrapAccounts(accounts: DemoAccounts) {
  return DEMO_ROLES.map((role) => ({
    ...accounts[role],
    displayName: `Demo ${role}`,
    roles: role === "customer" ? [] : [role.toUpperCase()],
  }));
}
