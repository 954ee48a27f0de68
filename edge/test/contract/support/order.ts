import { eachLike, int64, str, timestamp } from "@souk/contracts";

export const SERVICE = "souk.order.v1.OrderService";
export const DOMAIN = "souk.order.v1";
/** In consumers' tests it stands for the id that the provider's state has made. */
export const ORDER_ID = "0a1b2c3d4e5f60718293a4b5c6d7e8f9";

const ETAG = str("v1", "v\\d+");
const money = (amountMinor = "2580") => ({ currencyCode: str("EUR", "[A-Z]{3}"), amountMinor: int64(amountMinor) });
/** Amounts of nothing say their currency only. */
const nothing = { currencyCode: str("EUR", "[A-Z]{3}") };
const line = (productId: string) => ({
  ...{ productId, title: str("Blue mug"), quantity: 2, unitPrice: money("1290"), total: money(), tax: money("412") },
  discount: nothing,
});

export const quote = (productId: string) => ({
  lines: eachLike(line(productId)),
  totals: {
    ...{ subtotal: money(), discount: nothing, shipping: money("490"), total: money("3070"), tax: money("490") },
  },
  ...{ shippingMethod: "standard", quoteToken: str("quote-token"), expireTime: timestamp() },
  shippingOptions: eachLike({ shippingMethod: str("standard"), price: money("490") }),
});

export const order = (productId: string, state: string) => ({
  ...{ orderId: str(ORDER_ID, "[0-9a-f]{32}"), orderNumber: str("7K3M-9QX2-TA4D", "[0-9A-Z]{4}(-[0-9A-Z]{4}){2}") },
  ...{ state: `ORDER_STATE_${state}`, lines: eachLike(line(productId)), buyerId: str("USER-1") },
  totals: { subtotal: money(), shipping: money("490"), total: money("3070"), tax: money("490") },
  shippingMethod: "standard",
  shippingAddress: { recipient: str("Ada Lovelace"), city: str("Berlin"), countryCode: "DE" },
  ...{ etag: ETAG, createTime: timestamp(), updateTime: timestamp() },
});

export const saga = (step: string, cause: string) => ({
  ...{ orderId: str(ORDER_ID, "[0-9a-f]{32}"), step: `SAGA_STEP_${step}`, etag: ETAG },
  log: eachLike({ time: timestamp(), step: str("SAGA_STEP_RESERVING", "SAGA_STEP_[A-Z]+"), cause: str(cause) }),
});

export const refusal = (code: string, reason: string, domain = DOMAIN) => ({ failure: { code, domain, reason } });
