import { etagOf } from "@souk/chassis/etag";
import {
  type CartItem,
  Availability as ProtoAvailability,
  type Cart as ProtoCart,
} from "@souk/proto/souk/cart/v1/cart";
import type { Money as ProtoMoney } from "@souk/proto/souk/type/v1/money";
import type { Money } from "../domain/cart.ts";
import type { ShownCart, ShownLine } from "../usecases/show-cart.ts";

export function cartToProto({ lines, subtotal, revision, expireTime }: ShownCart): ProtoCart {
  return {
    items: lines.map(itemToProto),
    subtotal: subtotal && moneyToProto(subtotal),
    etag: etagOf(revision),
    expireTime,
  };
}

function itemToProto(line: ShownLine): CartItem {
  const { productId, quantity, title, unitPrice, addedUnitPrice, productEtag, availability } = line;
  return {
    ...{ productId, quantity, title, productEtag },
    unitPrice: moneyToProto(unitPrice),
    addedUnitPrice: moneyToProto(addedUnitPrice),
    availability: ProtoAvailability[availability],
  };
}

function moneyToProto({ currency, amountMinor }: Money): ProtoMoney {
  return { currencyCode: currency, amountMinor };
}
