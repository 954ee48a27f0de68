import type { Mode } from "../../up/plan.ts";
import type { Check } from "../support/checks.ts";
import { inShop } from "../support/in-shop.ts";
import { type CrowdOptions, proveCrowd } from "./crowd.ts";
import { type ProbingOptions, proveProbing } from "./probing.ts";
import { proveRefreshes } from "./refreshes.ts";
import { proveRevocations } from "./revocations.ts";
import { proveRotation, type RotationOptions } from "./rotation.ts";

export interface SessionOptions {
  readonly copies: number;
  readonly rounds: number;
  readonly rotation: RotationOptions;
  /** Saves time, where figures are not to be read. @defaultValue one after the other */
  readonly atOnce?: boolean;
}

/** What becomes of sessions and their tokens, with two identities. */
export function proveSessions({ copies, rounds, rotation, atOnce = false }: SessionOptions): Promise<Check[]> {
  return inShop({ mode: "many", replicas: "identity:2" }, async (shop) => {
    const proofs = [
      () => proveRefreshes(shop, { copies }),
      () => proveRevocations(shop, { rounds }),
      () => proveRotation(shop, rotation),
    ];
    if (atOnce) return (await Promise.all(proofs.map((prove) => prove()))).flat();
    const checks: Check[] = [];
    for (const prove of proofs) checks.push(...(await prove()));
    return checks;
  });
}

export interface SignInOptions {
  readonly mode: Mode;
  readonly probing: ProbingOptions;
  readonly crowd: CrowdOptions;
}

/** What signing in costs others, and tells them. */
export function proveSignIns({ mode, probing, crowd }: SignInOptions): Promise<Check[]> {
  return inShop({ mode }, async (shop) => [...(await proveProbing(shop, probing)), ...(await proveCrowd(shop, crowd))]);
}
