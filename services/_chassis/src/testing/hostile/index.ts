import { ALGORITHMS, SIGNATURES } from "./algorithms.ts";
import { CLAIMS } from "./claim-values.ts";
import { claims, type Forgeries, good } from "./forge.ts";
import { HEADERS } from "./headers.ts";
import { SHAPES } from "./shapes.ts";

export type { Forgery, ForgeryTarget } from "./forge.ts";

/** Every one must be refused by whoever checks tokens, for the one reason that tells its sender nothing (RFC 8725). */
export const FORGERIES: Forgeries = { ...SHAPES, ...ALGORITHMS, ...SIGNATURES, ...HEADERS, ...CLAIMS };

/** Made by the same means, and good: what refuses these too proves nothing by refusing the others. */
export const GENUINE: Forgeries = { "signed as libraries do": (target) => good(target), "signed by hand": claims({}) };
