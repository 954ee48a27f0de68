import {
  type ConfigOf,
  issuerWeakness,
  secretSetting,
  serviceSettings,
  setting,
  strictly,
  weaknessOf,
} from "@souk/chassis/config";
import { z } from "zod";
import { hasPasswordLength } from "./domain/password.ts";

const LOOPBACK = /^(localhost|127(\.[0-9]{1,3}){3}|\[::1\])$/;

const account = z.strictObject({
  email: z.email(),
  password: z.string().refine(hasPasswordLength, "must have 8 to 1,024 bytes"),
  displayName: z.string().max(100).default(""),
  roles: z.array(z.enum(["STAFF", "ADMIN"])).default([]),
});

const provider = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/),
  displayName: z.string().max(100),
  issuer: z.url().refine(isBelievable, "must begin with https://, unless it is on this machine"),
  clientId: z.string().min(1),
  clientSecret: z.string().min(1),
  redirectUris: z.array(z.url()).min(1),
});

/** A list as JSON, which may hold secrets: it is read, and never printed. */
function jsonList<T>(env: string, item: z.ZodType<T>, doc: string) {
  const parsed = z.string().default("[]").transform(parseJson).pipe(z.array(item));
  const hidden = parsed.transform((items) => Object.assign(items, { toString: () => `${items.length} given` }));
  return { ...setting(env, hidden, doc), secret: true };
}

export const settings = {
  ...serviceSettings({ grpcPort: 7101, adminPort: 7201 }),
  identityKey: secretSetting(
    "IDENTITY_KEY",
    "secret that everything is sealed with and derived from, shared by replicas",
  ),
  shopUrl: strictly(
    setting("SHOP_URL", z.url().default("http://127.0.0.1:8080"), "where the links in mails lead"),
    issuerWeakness,
  ),
  signingKeyDays: setting(
    "SIGNING_KEY_DAYS",
    z.coerce.number().min(0.001).max(365).default(30),
    "days after which the next key signs tokens",
  ),
  staffSecondFactor: setting(
    "STAFF_SECOND_FACTOR",
    z.enum(["required", "optional"]).optional(),
    "whether staff count as such only with a second factor; empty means required in production only",
  ),
  bootstrapAccounts: strictly(
    jsonList("BOOTSTRAP_ACCOUNTS", account, "accounts to make where they are not there, as JSON"),
    (accounts) => firstOf(accounts, ({ password }) => weaknessOf(password), "password"),
  ),
  oidcProviders: strictly(
    jsonList("OIDC_PROVIDERS", provider, "places where people may sign in (OpenID Connect), as JSON"),
    (providers) =>
      firstOf(providers, ({ issuer }) => issuerWeakness(issuer), "issuer") ??
      firstOf(providers, ({ clientSecret }) => weaknessOf(clientSecret), "clientSecret"),
  ),
};

export type IdentityConfig = ConfigOf<typeof settings>;
export type BootstrapAccount = z.output<typeof account>;
export type ProviderConfig = z.output<typeof provider>;

/** What is wrong with the first of a list that has a fault, and which one it is. */
function firstOf<T>(items: readonly T[], weakness: (item: T) => string | undefined, field: string): string | undefined {
  const faults = items.map((item, i) => ({ i, fault: weakness(item) }));
  const found = faults.find(({ fault }) => fault !== undefined);
  return found && `${field} of entry ${found.i + 1} ${found.fault}`;
}

/** Whatever comes over plain HTTP could be anybody's. */
function isBelievable(issuer: string): boolean {
  const { protocol, hostname } = new URL(issuer);
  return protocol === "https:" || (protocol === "http:" && LOOPBACK.test(hostname));
}

function parseJson(text: string, context: z.RefinementCtx): unknown {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue({ code: "custom", message: "must be JSON" });
    return z.NEVER;
  }
}
