import type { DescService } from "@bufbuild/protobuf";
import type { ServiceConfig } from "@grpc/grpc-js";
import type { Contract } from "../contract/index.ts";

const RETRY_POLICY = {
  maxAttempts: 4,
  initialBackoff: "0.05s",
  maxBackoff: "1s",
  backoffMultiplier: 2,
  retryableStatusCodes: ["UNAVAILABLE"],
};

/**
 * The client's service config (gRFC A6, A2): retries only for what the contract calls repeatable, with a budget that
 * stops them when most calls fail, and calls spread over all addresses.
 */
export function serviceConfigFor(contract: Contract, services: readonly DescService[]): ServiceConfig {
  const names = services.flatMap((service) =>
    service.methods
      .filter((method) => contract.method(`/${service.typeName}/${method.name}`)?.repeatable)
      .map((method) => ({ service: service.typeName, method: method.name })),
  );
  return {
    loadBalancingConfig: [{ round_robin: {} }],
    methodConfig: names.length > 0 ? [{ name: names, retryPolicy: RETRY_POLICY }] : [],
    retryThrottling: { maxTokens: 100, tokenRatio: 0.1 },
  } as unknown as ServiceConfig;
}
