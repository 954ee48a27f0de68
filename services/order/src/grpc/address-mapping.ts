import type { ShippingAddress as ProtoAddress } from "@souk/proto/souk/order/v1/order";
import type { ShippingAddress } from "../domain/order.ts";

/** The contract's rules have seen to it that there is one. */
export function addressFromProto(address: ProtoAddress | undefined): ShippingAddress {
  const { recipient = "", lines = [], postalCode = "", city = "", region = "" } = address ?? {};
  return {
    recipient,
    lines,
    postalCode,
    city,
    region,
    countryCode: address?.countryCode ?? "",
    phone: address?.phone ?? "",
  };
}
