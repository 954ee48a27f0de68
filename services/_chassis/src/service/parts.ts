import type { Redis } from "ioredis";
import { createAccessFeed, createFeed } from "../access/index.ts";
import { createAuditLog, MongoAuditStore } from "../audit/index.ts";
import {
  createCallerVerifier,
  createServiceTokenSource,
  createTokenVerifier,
  JwksFile,
  type TokenAuthority,
} from "../auth/index.ts";
import { loadContract } from "../contract/index.ts";
import {
  createLoop,
  createOutbound,
  type Loop,
  MongoEventLog,
  type Outbound,
  type OutboxStore,
  subscriptionsOf,
} from "../events/index.ts";
import { createPeer } from "../grpc/index.ts";
import type { Component } from "../lifecycle/index.ts";
import type { Logger } from "../log/index.ts";
import { createMetrics } from "../metrics/index.ts";
import { classifyMongoError, type Mongo, MongoLease } from "../mongo/index.ts";
import { type Essentials, type Ports, systemPorts } from "../ports/index.ts";
import { createSubscriberQueue } from "../queues/index.ts";
import { createRedis, type RedisConnection } from "../redis/index.ts";
import { createTracer } from "../tracing/index.ts";
import type { ServiceConfig, ServiceOptions, SweepOptions } from "./service.ts";

export function essentialsOf({ name, config, ports = systemPorts() }: ServiceOptions, logger: Logger): Essentials {
  const { otlpEndpoint: endpoint, traceRatio: ratio } = config;
  const tracer = createTracer({ service: name, logger, endpoint, ratio });
  return { contract: loadContract(), logger, metrics: createMetrics(), ports, tracer };
}

/** How the service is reached, and whom it believes. */
export function serverOptions(
  { name, protoPackage, config, ports = systemPorts() }: ServiceOptions,
  authority: TokenAuthority,
) {
  const { serviceJwksFile, profile, tokenIssuer: issuer } = config;
  return {
    host: config.bindHost,
    port: config.grpcPort,
    domain: protoPackage,
    classify: classifyMongoError,
    verifyToken: createTokenVerifier({ authority, issuer, clock: ports.clock, production: profile === "production" }),
    verifyCaller: createCallerVerifier(serviceJwksFile, name, ports.clock),
  };
}

export function tokensOf({ serviceKey }: ServiceConfig, { clock }: Ports) {
  return createServiceTokenSource(serviceKey, clock);
}

export interface AuthorityParts {
  readonly watch: (name: string, isUp: () => boolean) => void;
  readonly own: (resource: Component) => void;
}

/** Whose tokens the service believes: those of a file, where one is given, else identity's. */
export function authorityOf(
  { config, askAccess }: ServiceOptions,
  essentials: Essentials,
  { watch, own }: AuthorityParts,
): TokenAuthority {
  const { ports } = essentials;
  if (askAccess) {
    const ownFeed = createFeed(askAccess, essentials);
    own(ownFeed);
    return ownFeed;
  }
  if (config.jwksFile) return new JwksFile(config.jwksFile, ports.clock);
  const callee = { name: "identity", address: config.identityGrpcAddr, packages: ["souk.ops.v1"] };
  const identity = createPeer({ ...essentials, ...callee, tokens: tokensOf(config, ports) });
  const feed = createAccessFeed({ ...essentials, identity });
  watch("identity", feed.isUp);
  own(identity);
  own(feed);
  return feed;
}

/** One Redis connection a use, made when it is first asked for. */
export function connector(url: string, logger: Logger, onNew: (connection: RedisConnection) => void) {
  const connections = new Map<string, RedisConnection>();
  return (use: "producer" | "consumer"): RedisConnection => {
    const known = connections.get(use);
    if (known) return known;
    const connection = createRedis({ url, logger, use });
    connections.set(use, connection);
    onNew(connection);
    return connection;
  };
}

export interface OutboundParts {
  readonly outbox: OutboxStore;
  readonly mongo: Mongo;
  readonly redis: Redis;
  readonly own: (resource: Component) => void;
}

/** The way of a service's events, with a queue for each subscriber that the contract names. */
export function outboundOf(
  { name: source, protoPackage }: ServiceOptions,
  { contract, logger, metrics, ports, tracer }: Essentials,
  { outbox, mongo, redis, own }: OutboundParts,
): Outbound {
  const queues = subscriptionsOf(contract, protoPackage).map(({ queue, subscriber, type }) =>
    createSubscriberQueue({ source, subscriber, queue, types: new Set([type]), redis, tracer }),
  );
  for (const queue of queues) own(queue);
  const lease = new MongoLease(mongo.db, "relay", ports.ids.next(), ports.clock);
  const log = new MongoEventLog(mongo.db, ports.ids);
  return createOutbound({ outbox, log, lease, queues, logger, metrics, ports });
}

export function sweepOf({ name, everyMs, run }: SweepOptions, { logger, ports: { sleep } }: Essentials): Loop {
  const round = async () => run().then(() => false);
  return createLoop({ name, idleMs: everyMs, retryMs: everyMs, sleep, logger, round });
}

export function auditOf({ name: service, config }: ServiceOptions, essentials: Essentials, { db }: Mongo) {
  return createAuditLog({ ...essentials, service, store: new MongoAuditStore(db), secret: config.auditSecret });
}
