import type { EventRow } from "@souk/chassis/events";
import { Binary } from "mongodb";
import type { Link } from "../domain/link.ts";
import type { PersonalData, User } from "../domain/user.ts";
import { newDataKey, openWith, type SealingVault, sealWith } from "./secrets/vault.ts";

/** An account as it is stored. What is personal lies in one sealed field, whose key is sealed beside it: without that key, nothing is left. */
export interface UserDocument {
  _id: string;
  v: bigint;
  state: User["state"];
  lockNote: string;
  roles: string[];
  emailVerified: boolean;
  passwordHash?: string;
  links: Link[];
  epoch: number;
  endingAt?: Date;
  createTime: Date;
  updateTime: Date;
  /** The account's own key, sealed under the service's. */
  dataKey: Binary;
  personal: Binary;
  /** Blind index of the phone number; absent where there is none. */
  phoneIndex?: string;
  seq: bigint;
  outbox?: Record<string, EventRow>;
  outboxAt?: Date;
}

export type StoredUser = Omit<UserDocument, "seq" | "outbox" | "outboxAt">;

const PHONES = "phone";

/** Turns accounts into documents and back. */
export class UserSealer {
  readonly #vault: SealingVault;

  constructor(vault: SealingVault) {
    this.#vault = vault;
  }

  phoneIndex(phone: string): string {
    return this.#vault.blindIndex(PHONES, phone);
  }

  /** @param dataKey the sealed key that the account has already */
  toDocument(user: User, dataKey: Binary = this.#newKey(user.id)): StoredUser {
    const { id, email, displayName, phone, addresses, secondFactor, logins, roles, links, ...plain } = user;
    const personal: PersonalData = {
      email,
      displayName,
      phone,
      addresses,
      logins,
      ...(secondFactor && { secondFactor }),
    };
    const key = this.#vault.open(dataKey.buffer, keyPlace(id));
    const sealed = new Binary(sealWith(key, Buffer.from(JSON.stringify(personal)), dataPlace(id)));
    const index = phone ? { phoneIndex: this.phoneIndex(phone) } : {};
    return { _id: id, ...plain, roles: [...roles], links: [...links], dataKey, personal: sealed, ...index };
  }

  toUser({ _id: id, dataKey, personal, phoneIndex: _index, roles, ...plain }: StoredUser): User {
    const key = this.#vault.open(dataKey.buffer, keyPlace(id));
    const data = JSON.parse(openWith(key, personal.buffer, dataPlace(id)).toString()) as PersonalData;
    return { id, ...plain, ...data, roles: roles as User["roles"] };
  }

  #newKey(id: string): Binary {
    return new Binary(this.#vault.seal(newDataKey(), keyPlace(id)));
  }
}

function keyPlace(id: string): string {
  return `key of ${id}`;
}

function dataPlace(id: string): string {
  return `data of ${id}`;
}
