import type { Money as ProtoMoney } from "@souk/proto/souk/type/v1/money";
import type { Money } from "../domain/money.ts";

export function toMoney({ currency, amountMinor }: Money): ProtoMoney {
  return { currencyCode: currency, amountMinor };
}

/** Nothing, where nothing is said. */
export function fromMoney(money: ProtoMoney | undefined): Money {
  return { currency: money?.currencyCode ?? "", amountMinor: money?.amountMinor ?? 0n };
}
