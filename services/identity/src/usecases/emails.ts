import { normalizeEmail } from "../domain/user.ts";
import type { Vault } from "./ports.ts";

/** By what an address is claimed, counted and found: a name that tells nothing of it. */
export function emailKey(vault: Vault, email: string): string {
  return vault.blindIndex("email", normalizeEmail(email));
}
