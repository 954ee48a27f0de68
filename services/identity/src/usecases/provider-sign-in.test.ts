import assert from "node:assert/strict";
import { decodeJwt } from "jose";
import { Secret, TOTP } from "otpauth";
import { existing, PASSWORD, type UseCaseDeps, useCaseDeps } from "../../test/support/use-cases.ts";
import { changed } from "../domain/user.ts";
import type { ProviderIdentity } from "./provider-account.ts";
import { beginProviderSignIn, completeProviderSignIn, type IdentityProvider } from "./provider-sign-in.ts";
import { register } from "./register.ts";
import { requestPasswordReset, resetPassword } from "./reset-password.ts";
import { getMailLink } from "./verify-email.ts";

const REDIRECT_URI = "https://shop.example/back";
const EMAIL = "ada@example.com";

/** A place that believes whatever its visitor says: the query is the identity. */
const believer: IdentityProvider = {
  ...{ id: "place", displayName: "Place", redirectUris: [REDIRECT_URI] },
  begin: async () => ({ codeVerifier: "v", state: "s", nonce: "n", uri: "https://place.example" }),
  complete: async (_, query) => JSON.parse(query) as ProviderIdentity,
};

describe("signing in at another place", () => {
  let deps: UseCaseDeps;

  beforeEach(async () => {
    deps = await useCaseDeps({ providers: [believer] });
  });

  const begin = async () => (await beginProviderSignIn(deps)("place", REDIRECT_URI)).flowToken;
  const as = (subject: string, email: string, emailVerified = true) =>
    JSON.stringify({ providerId: "place", subject, email, emailVerified, displayName: "" });
  const complete = (flowToken: string, callbackQuery: string, code = "") =>
    completeProviderSignIn(deps)({ providerId: "place", flowToken, callbackQuery, code, trier: deps.trier });
  const signIn = async (...who: Parameters<typeof as>) => complete(await begin(), as(...who));

  async function verified(changes: Parameters<typeof existing>[1] = {}) {
    return existing(deps, { emailVerified: true, ...changes });
  }

  it("lets nobody in by a claim that the account has not taken in", async () => {
    const create = deps.users.create.bind(deps.users);
    deps.users.create = async (...given) => {
      deps.users.create = create;
      const mine = { email: EMAIL, password: PASSWORD, displayName: "", trier: deps.trier };
      await register(deps)(mine);
      return create(...given);
    };
    await assert.rejects(signIn("mallory", EMAIL, false), { reason: "EMAIL_TAKEN" }, "somebody registers meanwhile");
    await assert.rejects(signIn("mallory", EMAIL, false), { reason: "EMAIL_TAKEN" });
  });

  it("is over with a new password for whoever had only claimed the address", async () => {
    const theirs = await signIn("mallory", EMAIL, false);
    await requestPasswordReset(deps)(EMAIL, deps.trier);
    const told = deps.users.events.at(-1);
    assert(told && "linkId" in told.event);
    const { token } = await getMailLink(deps)(told.userId, told.event.linkId);
    await resetPassword(deps)(token, "a password of the real Ada", deps.trier);
    await assert.rejects(signIn("mallory", EMAIL, false), { reason: "EMAIL_TAKEN" });
    const elsewhere = await signIn("mallory", "mallory@example.com");
    assert.notEqual(elsewhere.session.subject, theirs.session.subject);
    assert.equal((await signIn("mallory", "moved@example.com")).session.subject, elsewhere.session.subject);
    assert.deepEqual((await deps.users.read(theirs.session.subject))?.logins, []);
  });

  it("is not for the next owner of an address at the same place", async () => {
    await verified();
    await signIn("ada", EMAIL);
    await assert.rejects(signIn("another-ada", EMAIL), { reason: "EMAIL_TAKEN" });
    assert.equal((await signIn("ada", EMAIL)).session.subject, "u-1");
  });

  it("takes addresses for the same in ASCII's letters only", async () => {
    await verified({ email: "kate.smith@example.com" });
    for (const email of ["\u212aate.smith@example.com", "kate.\u017fmith@example.com", "\uff4bate.smith@example.com"]) {
      assert.notEqual((await signIn(email, email)).session.subject, "u-1", email);
    }
    assert.equal((await signIn("kate", "Kate.Smith@Example.com")).session.subject, "u-1");
  });

  describe("with a second factor", () => {
    const secret = new Secret({ size: 20 }).base32;
    const shown = () => new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: deps.clock.now() });

    beforeEach(async () => {
      const user = await verified();
      const secondFactor = { secret, confirmed: true, lastStep: 0, recoveryHashes: [] };
      const logins = [{ providerId: "place", subject: "ada" }];
      await deps.users.update(changed(user, { secondFactor, logins }, new Date(deps.clock.now())));
      await deps.claims.claim(deps.vault.blindIndex("login", "place ada"), user.id);
    });

    it("goes on with the code where it was missing or wrong", async () => {
      const flowToken = await begin();
      await assert.rejects(complete(flowToken, as("ada", EMAIL)), { reason: "SECOND_FACTOR_REQUIRED" });
      await assert.rejects(complete(flowToken, "used up", "000000"), { reason: "SECOND_FACTOR_INVALID" });
      const { access } = await complete(flowToken, "used up", shown());
      assert.deepEqual(decodeJwt(access.token).amr, ["fed", "otp"]);
      await assert.rejects(complete(flowToken, "used up", shown()), { reason: "SIGN_IN_EXPIRED" });
    });

    it("counts wrong codes, however often it is begun anew", async () => {
      for (let i = 0; i < 10; i++) {
        await assert.rejects(complete(await begin(), as("ada", EMAIL), "000000"), { reason: "SECOND_FACTOR_INVALID" });
      }
      await assert.rejects(complete(await begin(), as("ada", EMAIL), shown()), { reason: "TOO_MANY_ATTEMPTS" });
    });
  });
});
