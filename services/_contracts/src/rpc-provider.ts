import { Metadata } from "@grpc/grpc-js";
import type { Role } from "@souk/chassis/context";
import { type TestKeys, testContract } from "@souk/chassis/testing";
import { type PactCaller, startHttpFront } from "./bridge/http-in-front.ts";
import { type Verification, verifyPacts } from "./verify.ts";

export interface RpcProvider extends Omit<Verification, "url"> {
  /** Where the real provider serves gRPC: `127.0.0.1:<port>`. */
  readonly address: string;
  /** Keys that the provider trusts. */
  readonly keys: TestKeys;
  /** The token of a user with the role. @defaultValue one of the keys, for a user whom no service knows */
  readonly userToken?: (role: Role) => Promise<string>;
}

/** Verifies the pacts with a gRPC service; each call carries real tokens of the caller that the pact names. */
export async function verifyRpcProvider({ address, keys, userToken, ...verification }: RpcProvider): Promise<number> {
  const tokens = {
    service: (name: string) => keys.serviceToken(name, verification.provider),
    user: userToken ?? ((role: Role) => keys.userToken({ role, subject: `${role}-1` })),
  };
  const metadataOf = (caller: PactCaller) => metadataFor(caller, tokens);
  const front = await startHttpFront({ contract: testContract(), address, metadataOf });
  try {
    return await verifyPacts({ ...verification, url: front.url });
  } finally {
    await front.stop();
  }
}

interface Tokens {
  readonly service: (name: string) => Promise<string>;
  readonly user: (role: Role) => Promise<string>;
}

async function metadataFor({ service, role }: PactCaller, tokens: Tokens): Promise<Metadata> {
  const metadata = new Metadata();
  if (service) metadata.set("x-souk-service", await tokens.service(service));
  if (role) metadata.set("authorization", `Bearer ${await tokens.user(role as Role)}`);
  return metadata;
}
