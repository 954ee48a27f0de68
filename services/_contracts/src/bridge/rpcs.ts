import type { Contract, MethodContract } from "@souk/chassis/contract";

/** How long a call through the bridge may take. */
export const DEADLINE_MS = 5_000;

export interface BridgedRpc {
  readonly method: MethodContract;
  readonly definition: ReturnType<typeof definitionOf>;
}

/** The rpcs that can be projected: those whose caller sends one message. */
export function bridgedRpcs(contract: Contract): BridgedRpc[] {
  const services = [...contract.registry].filter((desc) => desc.kind === "service");
  return services.flatMap(({ typeName, methods }) =>
    methods.flatMap(({ name }) => {
      const method = contract.method(`/${typeName}/${name}`);
      return method && isProjectable(method) ? [{ method, definition: definitionOf(method) }] : [];
    }),
  );
}

/** Streams of requests have no projection: one HTTP request holds one message. */
export function isProjectable({ desc }: MethodContract): boolean {
  return desc.methodKind === "unary" || desc.methodKind === "server_streaming";
}

const identity = (bytes: Buffer) => bytes;

function definitionOf({ path, desc }: MethodContract) {
  return {
    path,
    requestStream: false,
    responseStream: desc.methodKind === "server_streaming",
    requestSerialize: identity,
    requestDeserialize: identity,
    responseSerialize: identity,
    responseDeserialize: identity,
  };
}
