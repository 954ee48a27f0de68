import assert from "node:assert/strict";
import { existing, PASSWORD, type UseCaseDeps, useCaseDeps } from "../../test/support/use-cases.ts";
import { ACCOUNT_QUOTA, ATTEMPT_QUOTA } from "./attempts.ts";
import { login } from "./login.ts";
import { requestPasswordReset, resetPassword } from "./reset-password.ts";
import { getMailLink } from "./verify-email.ts";

const EMAIL = "ada@example.com";

describe("attempts", () => {
  let deps: UseCaseDeps;

  beforeEach(async () => {
    deps = await useCaseDeps();
    await existing(deps);
  });

  const signIn = (network: string, password = PASSWORD) =>
    login(deps)({ email: EMAIL, password, code: "", trier: { ...deps.trier, network } });

  async function guess(network: string, times: number): Promise<void> {
    for (let i = 0; i < times; i++) {
      await assert.rejects(signIn(network, "a guess"), { reason: "CREDENTIALS_INVALID" }, `${network} ${i}`);
    }
  }

  async function guessFromEverywhere(): Promise<void> {
    for (let i = 0; i < ACCOUNT_QUOTA / ATTEMPT_QUOTA; i++) await guess(`198.51.100.${i}`, ATTEMPT_QUOTA);
  }

  it("from elsewhere keep nobody out of an account of one's own", async () => {
    await guess("198.51.100.1", ATTEMPT_QUOTA);
    await assert.rejects(signIn("198.51.100.1"), { reason: "TOO_MANY_ATTEMPTS" });
    await signIn("192.0.2.1");
    await assert.rejects(signIn("198.51.100.1"), { reason: "TOO_MANY_ATTEMPTS" }, "the owner's success is not theirs");
  });

  it("from everywhere are a hundred at most, and say how many are left", async () => {
    await guessFromEverywhere();
    assert.equal(deps.told.at(-1)?.left, 0);
    await assert.rejects(signIn("203.0.113.1"), { reason: "TOO_MANY_ATTEMPTS", retryAfterMs: 900_000 });
  });

  it("do not count any more for whoever has set a new password by a link", async () => {
    await guess("192.0.2.1", ATTEMPT_QUOTA);
    await guessFromEverywhere().catch(() => undefined); // the last ten are refused: so many were tried from here
    await requestPasswordReset(deps)(EMAIL, deps.trier);
    const told = deps.users.events.at(-1);
    assert(told && "linkId" in told.event);
    const { token } = await getMailLink(deps)(told.userId, told.event.linkId);
    await resetPassword(deps)(token, "another password of mine", { ...deps.trier, network: "192.0.2.1" });
    await signIn("192.0.2.1", "another password of mine");
  });

  it("are stored by names that tell neither who nor where from", async () => {
    const names: string[] = [];
    const add = deps.attemptStore.add.bind(deps.attemptStore);
    deps.attemptStore.add = (name, ...times) => {
      names.push(name);
      return add(name, ...times);
    };
    await guess("192.0.2.1", 1);
    assert.equal(names.length, 2);
    assert(
      names.every((name) => /^[\w-]{43}$/.test(name)),
      names.join(),
    );
  });
});
