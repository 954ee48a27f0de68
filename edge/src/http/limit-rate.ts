import type { Principal } from "@souk/chassis/context";
import { networkOf } from "@souk/chassis/context";
import type { RateClass } from "@souk/proto/souk/options/v1/policy";
import type { Exchange, ExchangeDeps } from "./exchange.ts";

/** Whose requests these are. Those who are known have limits of their own; all others share those of their address. */
export function callerOf(
  principal: Principal | undefined,
  request: Exchange["request"],
  { clientAddress }: Pick<ExchangeDeps, "clientAddress">,
): string {
  return principal ? `sub:${principal.subject}` : `ip:${networkOf(clientAddress(request))}`;
}

/** Counts a request, and has the answer tell of it. @throws AppError RESOURCE_EXHAUSTED */
export async function limitRate(
  rateClass: RateClass,
  caller: string,
  told: Exchange["told"],
  { rates }: Pick<ExchangeDeps, "rates">,
): Promise<void> {
  const limited = await rates.take(rateClass, caller);
  Object.assign(told, limited?.headers);
  if (limited?.refusal) throw limited.refusal;
}
