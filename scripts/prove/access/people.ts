import { ExchangeApiKeyRequest, ExchangeApiKeyResponse } from "@souk/proto/souk/ops/v1/access_service";
import type { RunningShop } from "../../e2e/support/shop.ts";
import { type JsonReply, sendJson } from "../../kit/http.ts";
import { demoFileOf, readDemoAccounts } from "../../secrets/demo-accounts.ts";
import { IDENTITY } from "../../services.ts";
import { ROLE_ORDER, type Who } from "./expected.ts";
import { RawClient } from "./raw-call.ts";

/** Tokens of everybody who calls in a matrix. */
export interface People {
  /** @param domain what the reading key is for */
  token(who: Who, domain: string): Promise<string | undefined>;
}

const DEMO = { GUEST: "guest", USER: "customer", STAFF: "staff", ADMIN: "admin" } as const;

/** Of the shop's identity, or of what stands in for it. */
export async function peopleOf(shop: RunningShop): Promise<People> {
  const isRole = (who: Who): who is keyof typeof DEMO => (ROLE_ORDER as readonly string[]).includes(who);
  const ended = await (shop.scripted ? endedByScript(shop) : endedByLogout(shop));
  const keys = new Map<string, Promise<string>>();
  const keyFor = (domain: string) => {
    const known = keys.get(domain) ?? (shop.scripted ? keyByScript(shop, domain) : keyByAdmin(shop, domain));
    keys.set(domain, known);
    return known;
  };
  return {
    token: async (who, domain) => {
      if (who === "nobody") return undefined;
      if (isRole(who)) return shop.token(DEMO[who]);
      return who === "ended session" ? ended : keyFor(domain);
    },
  };
}

async function endedByScript({ scripted }: RunningShop): Promise<string> {
  const token = await scripted?.userToken({ role: "STAFF", subject: "gone" }, { claims: { sid: "ended" } });
  scripted?.end(["ended"]);
  return token ?? "";
}

async function keyByScript({ scripted }: RunningShop, domain: string): Promise<string> {
  const claims = { scope: `${domain}.read` };
  return (await scripted?.userToken({ role: "STAFF", subject: "machine" }, { claims })) ?? "";
}

async function endedByLogout({ base, dataDir }: RunningShop): Promise<string> {
  const body = readDemoAccounts(demoFileOf(dataDir)).staff;
  const session = await asked({ method: "POST", url: `${base}/v1/auth:login`, body });
  const token = String(session.accessToken);
  await asked({ method: "POST", url: `${base}/v1/auth:logout`, token, body: {} });
  return token;
}

/** What the edge does with an API key. */
async function keyByAdmin(shop: RunningShop, domain: string): Promise<string> {
  const apiKey = { displayName: `Matrix ${domain}`, role: "ROLE_STAFF", scopes: [`${domain}.read`] };
  const url = `${shop.base}/v1/apiKeys`;
  const { secret } = await asked({ method: "POST", url, token: await shop.token("admin"), body: apiKey });
  const client = new RawClient(shop.portsOf(IDENTITY).grpc);
  const request = Buffer.from(ExchangeApiKeyRequest.encode({ apiKey: String(secret) }).finish());
  const service = await shop.serviceToken("edge", IDENTITY);
  const { reply, reason } = await client.call("/souk.ops.v1.AccessService/ExchangeApiKey", request, { service });
  client.close();
  if (!reply) throw new Error(`the key of ${domain} was not exchanged: ${reason}`);
  return ExchangeApiKeyResponse.decode(reply).accessToken;
}

async function asked(request: Parameters<typeof sendJson>[0]): Promise<JsonReply["body"]> {
  const { status, body } = await sendJson(request);
  if (status >= 300) throw new Error(`${request.method} ${request.url}: ${status} ${String(body.message)}`);
  return body;
}
