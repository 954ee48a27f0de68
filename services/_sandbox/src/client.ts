import type { Authorization } from "./authorization.ts";

/** The sandbox's levers and its ledger, for tests and proofs: what a shop's own people would look up at a real provider. */
export interface SandboxClient {
  /** Pulls the levers named; all others go back. */
  faults(levers: object): Promise<void>;
  /** Everything that it has done, of a reference, or of all. */
  ledger(reference?: string): Promise<readonly Authorization[]>;
  /** What it has done for a reference, in its order: `authorize capture`. */
  operations(reference: string): Promise<string>;
  /** What it has taken for a reference. */
  captured(reference: string): Promise<string>;
  /** The buyer's step. */
  complete(reference: string, approve: boolean): Promise<void>;
}

export function createSandboxClient(url: string): SandboxClient {
  const send = async (method: string, path: string, body?: object) => {
    const answer = await fetch(`${url}${path}`, { method, ...(body ? { body: JSON.stringify(body) } : {}) });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  };
  const ledger = async (reference?: string) => {
    const query = reference === undefined ? "" : `?reference=${reference}`;
    return ((await send("GET", `/ledger${query}`)) as { authorizations: Authorization[] }).authorizations;
  };
  return {
    ledger,
    faults: async (levers) => void (await send("PUT", "/control/faults", levers)),
    operations: async (reference) =>
      (await ledger(reference)).flatMap(({ operations }) => operations.map(({ kind }) => kind)).join(" "),
    captured: async (reference) =>
      String((await ledger(reference)).reduce((sum, one) => sum + BigInt(takenBy(one)), 0n)),
    complete: async (reference, approve) => {
      const [authorization] = await ledger(reference);
      await send("POST", `/v1/authorizations/${authorization?.id}/complete`, { approve });
    },
  };
}

function takenBy({ capture }: Authorization): string {
  return capture?.status === "succeeded" ? capture.amountMinor : "0";
}
