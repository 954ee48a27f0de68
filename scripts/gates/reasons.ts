import type { ContractFacts, ReasonFacts } from "./contract-facts.ts";

/** Every error reason says how it is answered, with an example that callers could really get. */
export function findReasonFaults({ reasons }: ContractFacts): string[] {
  return reasons.flatMap((entry) => faultsOf(entry).map((fault) => `${entry.domain} reason ${entry.reason}: ${fault}`));
}

function faultsOf({ domain, reason, policy }: ReasonFacts): string[] {
  if (!policy) return ["reason_policy is missing"];
  const faults = policy.code === 0 ? ["code is missing"] : [];
  const example = parse(policy.example);
  if (!example) return [...faults, "example is not an ErrorInfo as JSON"];
  if (example.reason !== reason) faults.push(`example has the reason '${example.reason}'`);
  if (example.domain !== domain) faults.push(`example has the domain '${example.domain}'`);
  const strange = Object.keys(example).filter((key) => !["reason", "domain", "metadata"].includes(key));
  return [...faults, ...strange.map((key) => `example has '${key}', which ErrorInfo has not`)];
}

function parse(example: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(example);
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
