import { randomInt } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import { MethodOptions_IdempotencyLevel } from "@bufbuild/protobuf/wkt";
import { type Contract, loadContract } from "@souk/chassis/contract";
import { ExchangeApiKeyRequest, ExchangeApiKeyResponse } from "@souk/proto/souk/ops/v1/access_service";
import type { RunningShop } from "../../e2e/support/shop.ts";
import { IDENTITY, SERVICES } from "../../services.ts";
import { RawClient } from "../access/raw-call.ts";
import { atMost, type Check, exactly } from "../support/checks.ts";
import { newAccount, signIn } from "./accounts.ts";
import { type Asker, askerOf, expectStatus } from "./asking.ts";

/** Somebody whose access is about to end, and what ends it. */
interface Doomed {
  /** What is shown at the edge. */
  readonly credential: string;
  /** What the edge makes of it for services. */
  readonly token: string;
  end(): Promise<void>;
}

/** Where tokens are shown: at the edge, or at one process of a service. */
interface Door {
  readonly name: string;
  isOpen(doomed: Doomed): Promise<boolean>;
  close(): void;
}

/** No message at all: what is let through fails as soon as it is read, and changes nothing. */
const NO_MESSAGE = Buffer.from([0xff, 0xff, 0xff]);
const LONGEST_MS = 5_000;
const GIVEN_UP_MS = 15_000;
const LOOK_EVERY_MS = 20;

/** How long whoever is locked, logged out, given another role or whose key is revoked still gets in, at each door. */
export async function proveRevocations(shop: RunningShop, { rounds }: { readonly rounds: number }): Promise<Check[]> {
  const ask = askerOf(shop.base);
  const doors = [edgeDoor(ask), ...serviceDoors(shop)];
  const longest = new Map<string, number>();
  const ways = Object.entries(waysToEnd(shop, ask));
  let neverOpen = 0;
  for (let round = 0; round < rounds; round++) {
    for (const [way, prepare] of ways) {
      const doomed = await prepare();
      const open = await Promise.all(doors.map((door) => door.isOpen(doomed)));
      neverOpen += open.filter((isOpen) => !isOpen).length;
      const times = await timeEnd(doomed, doors);
      times.forEach((ms, i) => {
        const what = `${way}: longest until refused by ${doors[i]?.name}`;
        longest.set(what, Math.max(longest.get(what) ?? 0, ms));
      });
    }
  }
  for (const door of doors) door.close();
  return [
    exactly("doors that were shut before", neverOpen, 0),
    ...[...longest].map(([what, ms]) => atMost(what, ms, LONGEST_MS, "ms")),
  ];
}

/** Everybody asks each second what has ended: it ends at any moment of that second, and not always at the one of the last look. */
const ASK_EVERY_MS = 1_000;

/** For each door, how long after the answer that ended it the token was last let in. */
async function timeEnd(doomed: Doomed, doors: readonly Door[]): Promise<number[]> {
  await delay(randomInt(ASK_EVERY_MS));
  await doomed.end();
  const endedAt = performance.now();
  return Promise.all(
    doors.map(async (door) => {
      while (await door.isOpen(doomed)) {
        if (performance.now() - endedAt > GIVEN_UP_MS) return Number.POSITIVE_INFINITY;
        await delay(LOOK_EVERY_MS);
      }
      return performance.now() - endedAt;
    }),
  );
}

function waysToEnd(shop: RunningShop, ask: Asker): Readonly<Record<string, () => Promise<Doomed>>> {
  const as = async (role: "staff" | "admin", path: string, body: object = {}) =>
    expectStatus(200, ask(path, { token: await shop.token(role), body }));
  const person = async () => {
    const account = await newAccount(ask);
    const { accessToken: token, userId } = account.session;
    return { account, userId, credential: token, token };
  };
  return {
    lock: async () => {
      const { userId, ...rest } = await person();
      return { ...rest, end: async () => void (await as("staff", `/v1/users/${userId}:lock`)) };
    },
    logout: async () => {
      const { token, ...rest } = await person();
      const leave = () => ask("/v1/auth:logout", { token, body: {} });
      return { ...rest, token, end: async () => void (await expectStatus(200, leave())) };
    },
    "change of role": async () => {
      const { account, userId } = await person();
      const role = { role: "ROLE_STAFF" };
      await as("admin", `/v1/users/${userId}:grantRole`, role);
      const { accessToken } = await signIn(ask, account);
      const end = async () => void (await as("admin", `/v1/users/${userId}:revokeRole`, role));
      return { credential: accessToken, token: accessToken, end };
    },
    "revocation of a key": async () => {
      const apiKey = { displayName: "Doomed", role: "ROLE_CUSTOMER", scopes: SCOPES };
      const made = await ask("/v1/apiKeys", { token: await shop.token("admin"), body: apiKey });
      const { secret, apiKey: key } = made.body as { readonly secret: string; readonly apiKey: { apiKeyId: string } };
      const end = async () => void (await as("admin", `/v1/apiKeys/${key.apiKeyId}:revoke`));
      return { credential: secret, token: await exchanged(shop, secret), end };
    },
  };
}

/** The services that people reach by the edge. */
const BEHIND = SERVICES.filter(({ ports }) => ports.rest === undefined);
const SCOPES = BEHIND.map(({ name }) => `${name}.read`);

/** What the edge does with a key. */
async function exchanged(shop: RunningShop, apiKey: string): Promise<string> {
  const client = new RawClient(shop.portsOf(IDENTITY).grpc);
  const request = Buffer.from(ExchangeApiKeyRequest.encode({ apiKey }).finish());
  const service = await shop.serviceToken("edge", IDENTITY);
  const { reply, reason } = await client.call("/souk.ops.v1.AccessService/ExchangeApiKey", request, { service });
  client.close();
  if (!reply) throw new Error(`a key was not exchanged: ${reason}`);
  return ExchangeApiKeyResponse.decode(reply).accessToken;
}

/** Signing keys are none of theirs: so the edge says 403 by itself, until it knows that it is 401. */
function edgeDoor(ask: Asker): Door {
  return {
    name: "the edge",
    isOpen: async ({ credential }) => {
      const { status, text } = await ask("/v1/signingKeys", { token: credential });
      if (status !== 403 && status !== 401) throw new Error(`the edge said ${status}: ${text}`);
      return status === 403;
    },
    close: () => undefined,
  };
}

/** Each process of each service, at its own port. */
function serviceDoors(shop: RunningShop): Door[] {
  const contract = loadContract();
  return BEHIND.flatMap(({ name }) =>
    shop.replicasOf(name).map(({ grpc }, i): Door => {
      const rpc = readOf(contract, name);
      const client = new RawClient(grpc);
      return {
        name: i === 0 ? name : `${name}-${i + 1}`,
        isOpen: async ({ token }) => {
          const service = await shop.serviceToken("edge", name);
          return (await client.call(rpc, NO_MESSAGE, { service, user: token })).reason !== "TOKEN_INVALID";
        },
        close: () => client.close(),
      };
    }),
  );
}

/** Any read of the service that the edge may ask for: tokens are looked at before what is asked. */
function readOf({ registry, method }: Contract, service: string): string {
  const rpcs = [...registry].flatMap((desc) => (desc.kind === "service" ? desc.methods : []));
  const own = rpcs.filter(
    ({ parent, methodKind }) => parent.typeName.startsWith(`souk.${service}.`) && methodKind === "unary",
  );
  const found = own
    .map(({ parent, name }) => method(`/${parent.typeName}/${name}`))
    .find((rpc) => rpc?.hasHttpRule && rpc.desc.idempotency === MethodOptions_IdempotencyLevel.NO_SIDE_EFFECTS);
  if (!found) throw new Error(`${service} has no read behind the edge`);
  return found.path;
}
