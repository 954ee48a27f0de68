import type { OperationName } from "../domain/payment.ts";
import type { Outcome, PaymentProvider, ProviderCall } from "../usecases/ports.ts";

/** Of a call refused because of what was done before: what that was is looked up, and counts. */
export async function afterConflict(
  get: PaymentProvider["get"],
  name: OperationName,
  { ref, until }: Pick<ProviderCall, "ref" | "until">,
  code: string,
): Promise<Outcome> {
  const truth = await get(ref, until);
  if (truth.kind === "UNKNOWN") return truth;
  return (truth.kind === "FOUND" ? truth.answers.get(name) : undefined) ?? { kind: "DECLINED", code };
}
