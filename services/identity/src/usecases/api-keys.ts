import { invalidRequest, sharedError } from "@souk/chassis/errors";
import type { Clock, Ids } from "@souk/chassis/ports";
import { type ApiKey, type ApiKeyFields, expireTimeOf, keySessionOf } from "../domain/api-key.ts";
import { IdentityError } from "../domain/errors.ts";
import { isOver } from "../domain/session.ts";
import type { ApiKeyStore, Audit, IssuedToken, IssueToken, UserPosition, Vault } from "./ports.ts";

export interface ApiKeyDeps {
  readonly apiKeys: ApiKeyStore;
  readonly vault: Vault;
  readonly issueToken: IssueToken;
  readonly audit: Audit;
  readonly clock: Clock;
  readonly ids: Ids;
  /** Every scope that an rpc of the contract has. */
  readonly scopes: ReadonlySet<string>;
}

const FORM = /^souk_([a-z0-9-]{1,64})_([\w-]{43})$/;
const SHOWN = 6;
/** How exactly the last use is known, in milliseconds: a write for each use would be too dear. */
const USE_STEP_MS = 60_000;
/** For how long the making of a key can be repeated, in milliseconds: for an answer that was lost, not to see a secret again. */
const REPEAT_MS = 600_000;

export interface CreateApiKeyCommand {
  /** Empty lets the service choose. */
  readonly id: string;
  readonly fields: Omit<ApiKeyFields, "expireTime"> & { readonly expireTime: Date | undefined };
  readonly actor: string;
}

/** The secret follows from the id and its creator, so that a repeat returns the same key. @throws IdentityError API_KEY_EXISTS, SCOPE_UNKNOWN; AppError INVALID_REQUEST */
export const createApiKey =
  (deps: ApiKeyDeps) =>
  async (command: CreateApiKeyCommand): Promise<{ key: ApiKey; secret: string }> => {
    const { fields, actor } = command;
    const unknown = fields.scopes.find((scope) => !deps.scopes.has(scope));
    if (unknown) throw new IdentityError("SCOPE_UNKNOWN", "No rpc has this scope.", { scope: unknown });
    const id = command.id || deps.ids.next();
    const now = new Date(deps.clock.now());
    if (fields.expireTime && fields.expireTime <= now) throw endedBefore();
    const secret = `souk_${id}_${deps.vault.mac("api key", id, actor)}`;
    const expireTime = expireTimeOf(fields.expireTime, now);
    const made = { prefix: prefixOf(id, secret), secretHash: hashOf(deps, secret), createdBy: actor, createTime: now };
    const key: ApiKey = { ...fields, ...made, id, expireTime };
    if (await deps.apiKeys.create(key)) {
      await deps.audit({ action: "api-key.create", actor, target: id, details: { scopes: fields.scopes.join(" ") } });
      return { key, secret };
    }
    const known = await deps.apiKeys.read(id);
    const isRepeat = known && now.getTime() - known.createTime.getTime() < REPEAT_MS;
    if (isRepeat && isSame(known, key, fields.expireTime)) return { key: known, secret };
    throw new IdentityError("API_KEY_EXISTS", "This id is taken. Choose another one.", { apiKeyId: id });
  };

export const listApiKeys =
  ({ apiKeys }: ApiKeyDeps) =>
  async (after: UserPosition | undefined, size: number) => {
    const found = await apiKeys.list(after, size + 1);
    const page = found.slice(0, size);
    return { keys: page, next: found.length > size ? page.at(-1) : undefined };
  };

/** Ends the key and, by the same write, the tokens that it was exchanged for. @throws IdentityError API_KEY_NOT_FOUND */
export const revokeApiKey =
  ({ apiKeys, audit, clock }: ApiKeyDeps) =>
  async (id: string, actor: string): Promise<ApiKey> => {
    const now = new Date(clock.now());
    await apiKeys.end(id, now);
    const key = await apiKeys.read(id);
    if (!key) throw new IdentityError("API_KEY_NOT_FOUND", "There is no such key.", { apiKeyId: id });
    if (key.endTime?.getTime() === now.getTime()) await audit({ action: "api-key.revoke", actor, target: id });
    return key;
  };

/** An access token for the holder of a key. @throws AppError API_KEY_INVALID */
export const exchangeApiKey =
  (deps: ApiKeyDeps) =>
  async (secret: string): Promise<IssuedToken> => {
    const [, id = ""] = FORM.exec(secret) ?? [];
    const key = id ? await deps.apiKeys.read(id) : undefined;
    const now = new Date(deps.clock.now());
    if (!key || isOver(key, now) || !deps.vault.isSame(key.secretHash, hashOf(deps, secret))) throw invalid();
    await noteUse(deps, key, now);
    const owner = { subject: keySessionOf(id), sessionId: keySessionOf(id), methods: [] };
    const roles = key.role === "STAFF" ? ["customer", "staff"] : ["customer"];
    return deps.issueToken({ ...owner, roles, scope: key.scopes.join(" "), until: key.expireTime }, now);
  };

async function noteUse({ apiKeys, audit }: ApiKeyDeps, { id, lastUseTime }: ApiKey, now: Date): Promise<void> {
  if (lastUseTime && now.getTime() - lastUseTime.getTime() < USE_STEP_MS) return;
  await apiKeys.used(id, now);
  await audit({ action: "api-key.use", actor: keySessionOf(id), target: id });
}

function hashOf({ vault }: Pick<ApiKeyDeps, "vault">, secret: string): string {
  return vault.blindIndex("api key", secret);
}

function prefixOf(id: string, secret: string): string {
  return secret.slice(0, `souk_${id}_`.length + SHOWN);
}

function isSame(known: ApiKey, wanted: ApiKey, asked: Date | undefined): boolean {
  const what = ({ displayName, role, scopes, secretHash }: ApiKey) =>
    JSON.stringify([displayName, role, scopes, secretHash]);
  return what(known) === what(wanted) && (!asked || asked.getTime() === known.expireTime.getTime()) && !known.endTime;
}

function endedBefore() {
  return invalidRequest({ field: "api_key.expire_time", description: "must lie ahead" });
}

function invalid() {
  return sharedError("API_KEY_INVALID", "This API key is not valid here, has expired, or was revoked.");
}
