import type { CallIdentity } from "@souk/chassis/context";
import { sharedError } from "@souk/chassis/errors";
import type { Clock, Ids } from "@souk/chassis/ports";
import { type Address, type AddressFields, addressOf, withAddress, withChangedAddress } from "../domain/address.ts";
import { userNotFound } from "../domain/errors.ts";
import { changed, type User } from "../domain/user.ts";
import { changeUser } from "./change-user.ts";
import { etagMismatch } from "./own-account.ts";
import type { UserStore } from "./ports.ts";

export interface AddressDeps {
  readonly users: UserStore;
  readonly clock: Clock;
  readonly ids: Ids;
}

/** The default one first. @throws IdentityError USER_NOT_FOUND */
export const listAddresses =
  ({ users }: AddressDeps) =>
  async (userId: string): Promise<readonly Address[]> => {
    const { addresses } = await owner(users, userId);
    return addresses.toSorted((a, b) => Number(b.isDefault) - Number(a.isDefault));
  };

/** @throws IdentityError USER_NOT_FOUND, ADDRESS_NOT_FOUND */
export const getAddress =
  ({ users }: AddressDeps) =>
  async (userId: string, id: string): Promise<Address> =>
    addressOf((await owner(users, userId)).addresses, id);

export interface CreatedAddress {
  readonly address: Address;
  readonly replayed: boolean;
}

/** The address's id follows from the call, so that a repeat finds it. @throws IdentityError ADDRESS_LIMIT_REACHED; AppError REQUEST_ID_REUSED */
export const createAddress =
  ({ users, clock, ids }: AddressDeps) =>
  async (userId: string, fields: AddressFields, call: CallIdentity): Promise<CreatedAddress> => {
    const id = call.key ?? ids.next();
    let replayed = false;
    const user = await changeUser(
      users,
      userId,
      (before) => {
        const known = before.addresses.find((address) => address.id === id);
        replayed = known !== undefined;
        if (known && known.fingerprint !== call.fingerprint) throw reused();
        if (known) return undefined;
        const now = new Date(clock.now());
        const times = { createTime: now.toISOString(), updateTime: now.toISOString() };
        const address = { ...fields, id, v: 1, fingerprint: call.fingerprint, ...times };
        return { user: changed(before, { addresses: withAddress(before.addresses, address) }, now) };
      },
      call.signal,
    );
    return { address: addressOf(user.addresses, id), replayed };
  };

export interface UpdateAddressCommand {
  readonly userId: string;
  readonly id: string;
  /** The version that the caller has read; undefined takes any. */
  readonly expectedV: number | undefined;
  readonly changes: Partial<AddressFields>;
  readonly signal: AbortSignal;
}

/** @throws IdentityError ADDRESS_NOT_FOUND; AppError ETAG_MISMATCH */
export const updateAddress =
  ({ users, clock }: AddressDeps) =>
  async ({ userId, id, expectedV, changes, signal }: UpdateAddressCommand): Promise<Address> => {
    const change = (before: User) => {
      const address = addressOf(before.addresses, id);
      if (expectedV !== undefined && expectedV !== address.v) throw etagMismatch("address");
      const now = new Date(clock.now());
      const next = { ...address, ...changes, v: address.v + 1, updateTime: now.toISOString() };
      return { user: changed(before, { addresses: withChangedAddress(before.addresses, next) }, now) };
    };
    return addressOf((await changeUser(users, userId, change, signal)).addresses, id);
  };

/** @throws IdentityError ADDRESS_NOT_FOUND */
export const deleteAddress =
  ({ users, clock }: AddressDeps) =>
  async (userId: string, id: string, signal: AbortSignal): Promise<void> => {
    const change = (before: User) => {
      const gone = addressOf(before.addresses, id);
      const addresses = before.addresses.filter((address) => address !== gone);
      return { user: changed(before, { addresses }, new Date(clock.now())) };
    };
    await changeUser(users, userId, change, signal);
  };

async function owner(users: UserStore, userId: string): Promise<User> {
  const user = await users.read(userId);
  if (!user) throw userNotFound(userId);
  return user;
}

function reused() {
  return sharedError("REQUEST_ID_REUSED", "This request id came before with another address. Choose a new one.");
}
