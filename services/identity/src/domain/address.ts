import { addressNotFound, IdentityError } from "./errors.ts";

/** The most addresses of an account. */
const MOST_ADDRESSES = 20;

export interface AddressFields {
  readonly recipient: string;
  readonly lines: readonly string[];
  readonly postalCode: string;
  readonly city: string;
  readonly region: string;
  readonly countryCode: string;
  readonly phone: string;
  readonly isDefault: boolean;
}

/** A place where somebody gets parcels. */
export interface Address extends AddressFields {
  readonly id: string;
  /** Counts the changes; the etag. */
  readonly v: number;
  /** The call that made it, so that a repeat finds it: a hash, no request. */
  readonly fingerprint: string;
  readonly createTime: string;
  readonly updateTime: string;
}

/** @throws IdentityError ADDRESS_LIMIT_REACHED */
export function withAddress(addresses: readonly Address[], added: Address): readonly Address[] {
  if (addresses.length >= MOST_ADDRESSES) {
    const metadata = { limit: String(MOST_ADDRESSES) };
    throw new IdentityError("ADDRESS_LIMIT_REACHED", "The account has no room for another address.", metadata);
  }
  return [...onlyDefault(addresses, added), added];
}

export function withChangedAddress(addresses: readonly Address[], changed: Address): readonly Address[] {
  const others = onlyDefault(addresses, changed);
  return others.map((address) => (address.id === changed.id ? changed : address));
}

/** @throws IdentityError ADDRESS_NOT_FOUND */
export function addressOf(addresses: readonly Address[], id: string): Address {
  const found = addresses.find((address) => address.id === id);
  if (!found) throw addressNotFound(id);
  return found;
}

/** There is one to propose at most: a new one takes the place of the old. */
function onlyDefault(addresses: readonly Address[], next: Address): readonly Address[] {
  return next.isDefault ? addresses.map((address) => ({ ...address, isDefault: false })) : addresses;
}
