import type { States } from "@souk/contracts";
import { Address } from "@souk/proto/souk/identity/v1/address";
import { ApiKey } from "@souk/proto/souk/identity/v1/api_key";
import type { Session } from "@souk/proto/souk/identity/v1/session";
import { Role } from "@souk/proto/souk/identity/v1/user";
import { Secret, TOTP } from "otpauth";
import { ATTEMPT_QUOTA } from "../../src/usecases/attempts.ts";
import type { RunningIdentity } from "../support/harness.ts";
import { REDIRECT_URI, type RunningProvider } from "../support/oidc-provider.ts";
import { PASSWORD } from "../support/people.ts";
import type { People } from "./people.ts";

interface Neighbours {
  readonly people: People;
  /** The other place to sign in; `gone` is one that does not answer. */
  readonly provider: RunningProvider;
}

/** What pacts presume of identity, in the words that they use. The sentences are part of the contract. */
export function statesOf(identity: RunningIdentity, { people, provider }: Neighbours): States {
  const { client, access, as } = identity;
  const asStaff = () => as(people.tokenOf("STAFF"));
  const asAdmin = () => as(people.tokenOf("ADMIN"));
  const refresh = async (refreshToken = "") => (await client.refresh({ refreshToken }, as())).session?.refreshToken;

  async function addAddress({ accessToken }: Session, requestId: string): Promise<Address | undefined> {
    const fields = { recipient: "Ada", lines: ["Street 1"], city: "Town", countryCode: "DE" };
    const request = { userId: "", address: Address.fromPartial(fields), requestId };
    return (await client.createAddress(request, as(accessToken))).address;
  }

  /** @returns the code that an app shows now */
  async function beginSecondFactor({ accessToken }: Session): Promise<string> {
    const { secondFactor } = await client.beginSecondFactor({ userId: "", password: PASSWORD }, as(accessToken));
    return new TOTP({ secret: Secret.fromBase32(secondFactor?.secret ?? "") }).generate();
  }

  return {
    "somebody has an account": people.state(async ({ accessToken }) => {
      const { user } = await client.getMe({ userId: "" }, as(accessToken));
      return { etag: user?.etag ?? "" };
    }),
    "an account is locked": people.state(async ({ userId }) => {
      await client.lockUser({ userId, note: "chargebacks" }, asStaff());
      return {};
    }),
    "an account was tried too often": people.state(async (_, { email = "" }) => {
      const attempt = { email, password: "a wrong password", secondFactorCode: "" };
      for (let i = 0; i < ATTEMPT_QUOTA; i++) await client.login(attempt, as()).catch(() => undefined);
      return {};
    }),
    "an account with a second factor": people.state(async (session) => {
      const code = await beginSecondFactor(session);
      const { recoveryCodes } = await client.confirmSecondFactor({ userId: "", code }, as(session.accessToken));
      return { code: recoveryCodes[0] ?? "" };
    }),
    "a second factor is not confirmed yet": people.state(async (session) => ({
      code: await beginSecondFactor(session),
    })),
    "a session was refreshed twice": people.state(async ({ refreshToken }) => {
      await refresh(await refresh(refreshToken));
      return {};
    }),
    "a link was sent": people.state(async ({ userId }, { email = "", kind = "" }) => {
      if (kind === "RESET_PASSWORD") await client.requestPasswordReset({ email }, as());
      return { token: await linkToken(identity, userId, kind) };
    }),
    "an account with an address": people.state(async (session) => {
      return { addressId: (await addAddress(session, "first"))?.addressId ?? "" };
    }),
    "an account with 20 addresses": people.state(async (session) => {
      for (let i = 0; i < 20; i++) await addAddress(session, `address-${i}`);
      return {};
    }),
    "somebody works in the shop": people.state(async ({ userId }) => {
      await client.grantRole({ userId, role: Role.STAFF }, asAdmin());
      return {};
    }),
    "the shop has one administrator": async () => {
      const filter = { email: "", phone: "", role: Role.ADMIN, pageSize: 2, pageToken: "" };
      const { users } = await client.listUsers(filter, asStaff());
      const [admin] = users;
      if (!admin || users.length > 1) throw new Error(`there are ${users.length} administrators`);
      return { userId: admin.userId };
    },
    "a machine has a key": async ({ apiKeyId = "" }) => {
      const apiKey = ApiKey.fromPartial({ displayName: "Importer", role: Role.STAFF, scopes: ["catalog.write"] });
      const { secret } = await client.createApiKey({ apiKeyId, apiKey }, asAdmin());
      return { apiKey: secret };
    },
    "another place to sign in": async () => ({ redirectUri: REDIRECT_URI }),
    "somebody comes back from another place": async ({ hint = "" }) => {
      const request = { providerId: "example", redirectUri: REDIRECT_URI };
      const { authorizationUri, flowToken } = await client.beginProviderSignIn(request, as());
      return { flowToken, callbackQuery: await provider.visit(authorizationUri, hint) };
    },
    "a session has ended since somebody asked": async () => {
      const { keysEtag, cursor } = await access.getAccessState({ keysEtag: "", cursor: "" }, as());
      const { session } = await client.guest({}, as());
      await client.logout({ refreshToken: session?.refreshToken ?? "" }, as());
      return { keysEtag, cursor };
    },
  };
}

interface StoredLinks {
  readonly _id: string;
  readonly links: readonly { readonly id: string; readonly kind: string }[];
}

/** As the service gets it that sends the mail; the id of a link is told by events only, so it is looked up where it lies. */
async function linkToken({ mongo, mailer, as }: RunningIdentity, userId: string, kind: string): Promise<string> {
  const stored = await mongo.db.collection<StoredLinks>("users").findOne({ _id: userId });
  const linkId = stored?.links.find((link) => link.kind === kind)?.id ?? "";
  return (await mailer.getMailLink({ userId, linkId }, as())).token;
}
