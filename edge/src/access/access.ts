import { createAccessFeed, createKeyExchange } from "@souk/chassis/access";
import {
  createServiceTokenSource,
  createTokenVerifier,
  JwksFile,
  type TokenAuthority,
  type TokenVerifier,
} from "@souk/chassis/auth";
import type { Contract } from "@souk/chassis/contract";
import { createPeer, type Peer } from "@souk/chassis/grpc";
import type { Component } from "@souk/chassis/lifecycle";
import type { Essentials } from "@souk/chassis/ports";
import type { EdgeConfig } from "../config.ts";
import { type ApiKeys, createApiKeys, NO_API_KEYS } from "./api-keys.ts";

/** Who issues tokens in this house, and the proto package in which it tells of them. */
export const IDENTITY = "identity";
export const ACCESS_PACKAGE = "souk.ops.v1";
const ACCESS_STATE = `/${ACCESS_PACKAGE}.AccessService/GetAccessState`;

/** Whose tokens and keys are good. */
export interface Access {
  /** Absent where nobody says whose tokens are good. */
  readonly verifyToken: TokenVerifier | undefined;
  readonly apiKeys: ApiKeys;
  /** What must run for it. */
  readonly components: readonly Component[];
  /** `identity` while its last answer is old. */
  degraded(): string[];
}

export interface AccessParts {
  /** The project's own contract, whatever the edge fronts. */
  readonly own: Contract;
  /** The peers behind the routes. */
  readonly peers: readonly Peer[];
}

/** Believes the keys of a file, where one is given; else what identity tells, where it is known; else nobody. */
export function createAccess(config: EdgeConfig, essentials: Essentials, parts: AccessParts): Access {
  const { clock } = essentials.ports;
  if (config.jwksFile !== undefined) {
    const verifyToken = verifierBy(new JwksFile(config.jwksFile, clock), config, essentials);
    return { verifyToken, apiKeys: NO_API_KEYS, components: [], degraded: () => [] };
  }
  const address = config.identityGrpcAddr;
  if (address === undefined || config.serviceKey === undefined) {
    return { verifyToken: undefined, apiKeys: NO_API_KEYS, components: [], degraded: () => [] };
  }
  const own = { ...essentials, contract: parts.own };
  const shared = sharedPeer(essentials, parts);
  const tokens = createServiceTokenSource(config.serviceKey, clock);
  const identity = shared ?? createPeer({ ...own, name: IDENTITY, address, packages: [ACCESS_PACKAGE], tokens });
  const feed = createAccessFeed({ ...own, identity });
  return {
    verifyToken: verifierBy(feed, config, essentials),
    apiKeys: createApiKeys(createKeyExchange({ ...own, identity }), clock),
    components: [...(shared ? [] : [identity]), feed],
    degraded: () => (feed.isUp() ? [] : [IDENTITY]),
  };
}

/** The peer that routes lead to, where it is the identity of this house. */
function sharedPeer({ contract }: Essentials, { peers }: AccessParts): Peer | undefined {
  return contract.method(ACCESS_STATE) && peers.find(({ breaker }) => breaker.name === IDENTITY);
}

function verifierBy(authority: TokenAuthority, { tokenIssuer: issuer, profile }: EdgeConfig, { ports }: Essentials) {
  return createTokenVerifier({ authority, issuer, clock: ports.clock, production: profile === "production" });
}
