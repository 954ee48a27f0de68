const YEAR_MS = 366 * 86_400_000;

export interface ApiKeyFields {
  readonly displayName: string;
  readonly role: "CUSTOMER" | "STAFF";
  readonly scopes: readonly string[];
  readonly expireTime: Date;
}

/** What is kept of a machine's key. */
export interface ApiKey extends ApiKeyFields {
  readonly id: string;
  /** How the key begins. */
  readonly prefix: string;
  readonly secretHash: string;
  readonly createdBy: string;
  readonly createTime: Date;
  readonly lastUseTime?: Date;
  readonly endTime?: Date;
}

/** A year from now where nobody says, and no later than that. */
export function expireTimeOf(asked: Date | undefined, now: Date): Date {
  const latest = new Date(now.getTime() + YEAR_MS);
  return asked && asked < latest ? asked : latest;
}

/** The session of the tokens that the key is exchanged for, and the subject of them. */
export function keySessionOf(id: string): string {
  return `key~${id}`;
}
