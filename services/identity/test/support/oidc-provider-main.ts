import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Provider } from "oidc-provider";

/**
 * A provider of OpenID Connect in a process of its own. It lets everybody in as whom the query `login_hint` names: `<subject>`,
 * `<subject>:<email>` or `<subject>:<email>:verified`; the hint `no` says no. It prints its issuer when it listens.
 */
const REDIRECT_URI = process.argv[2] ?? "";
const hints = new Map<string, string>();

const server = createServer();
await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

const provider = new Provider(issuer, {
  clients: [{ client_id: "souk", client_secret: "a secret of the test's shop", redirect_uris: [REDIRECT_URI] }],
  pkce: { required: () => true },
  features: { devInteractions: { enabled: false } },
  claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
  conformIdTokenClaims: false,
  interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
  findAccount: (_, accountId) => ({ accountId, claims: async () => claimsOf(accountId) }),
  cookies: { keys: ["a key of the test's provider"] },
});

function claimsOf(accountId: string) {
  const [, email, verified] = (hints.get(accountId) ?? accountId).split(":");
  return {
    sub: accountId,
    name: `Person ${accountId}`,
    ...(email ? { email, email_verified: verified === "verified" } : {}),
  };
}

const answer = provider.callback();
server.on("request", (request, response) => {
  if (!request.url?.startsWith("/interaction/")) return void answer(request, response);
  finish(request, response).catch((error) => response.writeHead(500).end(String(error)));
});

async function finish(...[request, response]: Parameters<typeof answer>): Promise<void> {
  const { params, prompt, session } = await provider.interactionDetails(request, response);
  const hint = String(params.login_hint ?? "");
  if (hint === "no") {
    return provider.interactionFinished(
      request,
      response,
      { error: "access_denied" },
      { mergeWithLastSubmission: false },
    );
  }
  if (prompt.name === "login") {
    const [accountId = ""] = hint.split(":");
    hints.set(accountId, hint);
    return provider.interactionFinished(
      request,
      response,
      { login: { accountId } },
      { mergeWithLastSubmission: false },
    );
  }
  const grant = new provider.Grant({ accountId: session?.accountId ?? "", clientId: String(params.client_id) });
  grant.addOIDCScope(String(params.scope));
  const consent = { grantId: await grant.save() };
  return provider.interactionFinished(request, response, { consent }, { mergeWithLastSubmission: true });
}

process.stdout.write(`${issuer}\n`);
