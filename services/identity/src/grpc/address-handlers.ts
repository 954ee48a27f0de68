import { type FieldViolation, invalidRequest } from "@souk/chassis/errors";
import { etagOf, versionOf } from "@souk/chassis/etag";
import type { Handlers } from "@souk/chassis/grpc";
import { identifyCall } from "@souk/chassis/idempotency";
import type { Address as ProtoAddress } from "@souk/proto/souk/identity/v1/address";
import { CreateAddressRequest, type IdentityServiceService } from "@souk/proto/souk/identity/v1/identity_service";
import type { Address, AddressFields } from "../domain/address.ts";
import type { createAddress, deleteAddress, getAddress, listAddresses, updateAddress } from "../usecases/addresses.ts";
import { changesOf } from "./update-mask.ts";

export interface AddressUseCases {
  readonly listAddresses: ReturnType<typeof listAddresses>;
  readonly getAddress: ReturnType<typeof getAddress>;
  readonly createAddress: ReturnType<typeof createAddress>;
  readonly updateAddress: ReturnType<typeof updateAddress>;
  readonly deleteAddress: ReturnType<typeof deleteAddress>;
}

type AddressRpcs = "listAddresses" | "getAddress" | "createAddress" | "updateAddress" | "deleteAddress";

const CHANGEABLE = {
  recipient: "recipient",
  lines: "lines",
  postal_code: "postalCode",
  city: "city",
  region: "region",
  country_code: "countryCode",
  phone: "phone",
  is_default: "isDefault",
} as const;
const REQUIRED = ["recipient", "lines", "city", "country_code"];

export function createAddressHandlers(
  app: AddressUseCases,
): Pick<Handlers<typeof IdentityServiceService>, AddressRpcs> {
  return {
    listAddresses: async ({ userId }) => ({ addresses: (await app.listAddresses(userId)).map(addressToProto) }),

    getAddress: async ({ userId, addressId }) => ({ address: addressToProto(await app.getAddress(userId, addressId)) }),

    createAddress: async (request, context) => {
      const fields = fieldsOf(given(request.address));
      const canonical = { ...request, requestId: "", address: { ...given(request.address), ...OUTPUT_ONLY } };
      const call = identifyCall(context, request.requestId, CreateAddressRequest.encode(canonical).finish());
      const { address, replayed } = await app.createAddress(request.userId, fields, call);
      if (replayed) context.setReplyMetadata("idempotency-replayed", "true");
      return { address: addressToProto(address) };
    },

    updateAddress: async ({ userId, address: asked, updateMask }, { signal }) => {
      const { addressId: id, etag, ...values } = given(asked);
      const changes = changesOf({
        ...{ field: "address", values, mask: updateMask, changeable: CHANGEABLE, required: REQUIRED },
      });
      const expectedV = versionOf(etag);
      const command = {
        userId,
        id,
        changes,
        signal,
        expectedV: expectedV === undefined ? undefined : Number(expectedV),
      };
      return { address: addressToProto(await app.updateAddress(command)) };
    },

    deleteAddress: async ({ userId, addressId }, { signal }) => {
      await app.deleteAddress(userId, addressId, signal);
      return {};
    },
  };
}

/** What a caller may send but does not decide; no part of what makes a call the same. */
const OUTPUT_ONLY = { addressId: "", etag: "", createTime: undefined, updateTime: undefined };

function given(address: ProtoAddress | undefined): ProtoAddress {
  if (!address) throw invalidRequest({ field: "address", description: "must be given" });
  return address;
}

/** @throws AppError INVALID_REQUEST that names every field that is missing */
function fieldsOf(address: ProtoAddress): AddressFields {
  const { recipient, lines, postalCode, city, region, countryCode, phone, isDefault } = address;
  const needed = { recipient, lines: lines.join(""), city, country_code: countryCode };
  const missing: FieldViolation[] = Object.entries(needed)
    .filter(([, value]) => value === "")
    .map(([name]) => ({ field: `address.${name}`, description: "must not be empty" }));
  if (missing.length > 0) throw invalidRequest(...missing);
  return { recipient, lines, postalCode, city, region, countryCode, phone, isDefault };
}

function addressToProto({
  id,
  v,
  fingerprint: _call,
  createTime,
  updateTime,
  lines,
  ...fields
}: Address): ProtoAddress {
  const times = { createTime: new Date(createTime), updateTime: new Date(updateTime) };
  return { addressId: id, etag: etagOf(v), lines: [...lines], ...fields, ...times };
}
