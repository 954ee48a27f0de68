import { createHash } from "node:crypto";
import type { GetBuildInfoResponse } from "@souk/proto/souk/ops/v1/ops_service";
import type { Essentials } from "../ports/index.ts";

export interface BuildConfig {
  readonly buildVersion: string;
  readonly buildCommit: string;
  readonly profile: string;
}

/** What runs here, down to the bytes of the contract. */
export function buildOf(
  service: string,
  { buildVersion: version, buildCommit: commit, profile }: BuildConfig,
  { contract, ports }: Pick<Essentials, "contract" | "ports">,
): GetBuildInfoResponse {
  const contractDigest = createHash("sha256").update(contract.image).digest("hex");
  const startTime = new Date(ports.clock.now());
  return { service, version, commit, contractDigest, runtime: `node ${process.versions.node}`, profile, startTime };
}
