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
}

/** Verifies the pacts with a gRPC service; each call carries real tokens of the caller that the pact names. */
export async function verifyRpcProvider({ address, keys, ...verification }: RpcProvider): Promise<number> {
  const metadataOf = (caller: PactCaller) => metadataFor(caller, verification.provider, keys);
  const front = await startHttpFront({ contract: testContract(), address, metadataOf });
  try {
    return await verifyPacts({ ...verification, url: front.url });
  } finally {
    await front.stop();
  }
}

async function metadataFor({ service, role }: PactCaller, provider: string, keys: TestKeys): Promise<Metadata> {
  const metadata = new Metadata();
  if (service) metadata.set("x-souk-service", await keys.serviceToken(service, provider));
  if (role)
    metadata.set("authorization", `Bearer ${await keys.userToken({ role: role as Role, subject: `${role}-1` })}`);
  return metadata;
}
