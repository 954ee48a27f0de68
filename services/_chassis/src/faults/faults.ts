import type { SharedReason } from "../errors/index.ts";
import type { Random } from "../ports/index.ts";

/** What goes wrong in a share of the calls of a method. */
export type Fault = {
  /** `souk.catalog.v1.CatalogService/GetProduct`, `souk.catalog.v1.CatalogService/*` or `*`. */
  readonly method: string;
  /** The share of calls that it happens to, in (0, 1]. */
  readonly share: number;
} & FaultEffect;

export type FaultEffect =
  /** Answers so many milliseconds later. */
  | { readonly kind: "DELAY"; readonly delayMs: number }
  /** Answers with an error, and does nothing. */
  | { readonly kind: "ERROR"; readonly reason: SharedReason }
  /** Does nothing, and never answers. */
  | { readonly kind: "HANG" }
  /** Does what it is asked, and never answers. */
  | { readonly kind: "DROP" };

/** The faults of one process. */
export interface Faults {
  readonly allowed: boolean;
  list(): Fault[];
  /** Replaces the fault of the same method. */
  set(fault: Fault): void;
  /** @returns how many were taken away */
  clear(method?: string): number;
  /** The fault that happens to this call, if one does; draws lots by its share. */
  draw(method: string): FaultEffect | undefined;
}

/** Services that people find out with what is wrong, and mend it. */
const SPARED = /^(grpc\.|souk\.ops\.)/;

export function createFaults(allowed: boolean, random: Random): Faults {
  const faults = new Map<string, Fault>();

  /** The nearest fault: of the method, of its service, of all. */
  function faultOf(method: string): Fault | undefined {
    const service = method.slice(0, method.indexOf("/"));
    return faults.get(method) ?? faults.get(`${service}/*`) ?? faults.get("*");
  }

  return {
    allowed,
    list: () => [...faults.values()].sort((a, b) => (a.method < b.method ? -1 : 1)),
    set: (fault) => void faults.set(fault.method, fault),
    clear: (method) => {
      const before = faults.size;
      if (method) faults.delete(method);
      else faults.clear();
      return before - faults.size;
    },
    draw: (method) => {
      const fault = SPARED.test(method) ? undefined : faultOf(method);
      return fault && random.next() < fault.share ? fault : undefined;
    },
  };
}

/** Whether a process may have faults: where it is said, as it is said; else everywhere but in production. */
export function mayHaveFaults(config: {
  readonly profile: string;
  readonly faultInjection?: "allowed" | "refused" | undefined;
}): boolean {
  return config.faultInjection ? config.faultInjection === "allowed" : config.profile !== "production";
}
