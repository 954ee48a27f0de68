import { type GetBuildInfoResponse, OpsServiceService as OpsDefinition } from "@souk/proto/souk/ops/v1/ops_service";
import { type AuditDeed, entryBy } from "../audit/index.ts";
import type { Breaker } from "../breaker/index.ts";
import type { OutboundReport } from "../events/index.ts";
import type { Faults } from "../faults/index.ts";
import type { CallContext, Handlers } from "../grpc/index.ts";
import type { ServiceLogger } from "../log/index.ts";
import type { Clock } from "../ports/index.ts";
import type { QueueAdmin } from "../queues/index.ts";
import { type AuditParts, auditHandlers } from "./audit-handlers.ts";
import { opsError } from "./ops-error.ts";
import {
  breakerToProto,
  deadLetterToProto,
  faultFromProto,
  faultToProto,
  outboxToProto,
  queueToProto,
} from "./ops-mapping.ts";

export { OpsDefinition };

/** What there is to look at in one process part. */
export interface OpsParts {
  readonly logger: ServiceLogger;
  readonly clock: Clock;
  readonly faults: Faults;
  readonly build: GetBuildInfoResponse;
  /** Read at each call, since parts are added while an app is composed. */
  readonly breakers: () => readonly Breaker[];
  readonly queues: () => QueueAdmin | undefined;
  /** Absent where a service tells no events. */
  readonly outbox: () => Promise<OutboundReport> | undefined;
  /** Absent where there is no database. */
  readonly audit: AuditParts | undefined;
}

const DEAD_LETTERS = 20;

/** souk.ops.v1.OpsService of one process part. */
export function createOpsService(parts: OpsParts): Handlers<typeof OpsDefinition> {
  return {
    ...{ ...breakerHandlers(parts), ...faultHandlers(parts), ...queueHandlers(parts), ...processHandlers(parts) },
    ...auditHandlers(parts.audit),
  };
}

type Part<K extends keyof Handlers<typeof OpsDefinition>> = Pick<Handlers<typeof OpsDefinition>, K>;

function breakerHandlers(parts: OpsParts): Part<"listBreakers" | "tripBreaker" | "resetBreaker"> {
  const find = (target: string): Breaker => {
    const breaker = parts.breakers().find(({ name }) => name === target);
    if (breaker) return breaker;
    throw opsError("BREAKER_NOT_FOUND", "This process has no such breaker; ListBreakers names those it has.", {
      target,
    });
  };
  const move =
    (verb: "trip" | "reset") =>
    async ({ target, note }: { target: string; note: string }, context: CallContext) => {
      const breaker = find(target);
      breaker[verb](`${verb} by ${whoOf(context)}${note ? `: ${note}` : ""}`);
      record(parts, context, `${verb} breaker`, { action: `breaker.${verb}`, target });
      return { breaker: breakerToProto(breaker.status()) };
    };
  return {
    listBreakers: async () => ({ breakers: parts.breakers().map((breaker) => breakerToProto(breaker.status())) }),
    tripBreaker: move("trip"),
    resetBreaker: move("reset"),
  };
}

function faultHandlers(parts: OpsParts): Part<"listFaults" | "setFault" | "clearFaults"> {
  const { faults } = parts;
  return {
    listFaults: async () => ({ faults: faults.list().map(faultToProto), allowed: faults.allowed }),
    setFault: async ({ fault: asked }, context) => {
      if (!faults.allowed) {
        throw opsError(
          "FAULTS_REFUSED",
          "This process takes no faults: in production FAULT_INJECTION=allowed must be set, and at the edge there are none.",
        );
      }
      const fault = faultFromProto(asked);
      faults.set(fault);
      const details = { kind: fault.kind, share: String(fault.share) };
      record(parts, context, `set fault ${fault.kind}`, { action: "fault.set", target: fault.method, details });
      return { fault: faultToProto(fault) };
    },
    clearFaults: async ({ method }, context) => {
      const clearedCount = faults.clear(method);
      const details = { count: String(clearedCount) };
      record(parts, context, "clear faults", { action: "fault.clear", target: method || "*", details });
      return { clearedCount };
    },
  };
}

function queueHandlers(parts: OpsParts): Part<"listQueues" | "listDeadLetters" | "redriveDeadLetters"> {
  const adminOf = (queue: string): QueueAdmin => {
    const admin = parts.queues();
    if (admin?.names.includes(queue)) return admin;
    throw opsError("QUEUE_NOT_FOUND", "This service takes no jobs from such a queue; ListQueues names its own.", {
      queue,
    });
  };
  return {
    listQueues: async () => {
      const reports = (await parts.queues()?.list()) ?? [];
      return { queues: reports.map((report) => queueToProto(report, parts.clock.now())) };
    },
    listDeadLetters: async ({ queue, pageSize }) => {
      const { letters, total } = await adminOf(queue).deadLetters(queue, pageSize || DEAD_LETTERS);
      return { deadLetters: letters.map(deadLetterToProto), totalSize: BigInt(total) };
    },
    redriveDeadLetters: async ({ queue, jobIds }, context) => {
      const redrivenCount = await adminOf(queue).redrive(queue, jobIds);
      const details = { count: String(redrivenCount) };
      record(parts, context, "redrive dead letters", { action: "queue.redrive", target: queue, details });
      return { redrivenCount };
    },
  };
}

function processHandlers(parts: OpsParts): Part<"getOutbox" | "getLogLevel" | "setLogLevel" | "getBuildInfo"> {
  const { logger, build, clock } = parts;
  return {
    getOutbox: async () => outboxToProto(await parts.outbox(), clock.now()),
    getLogLevel: async () => ({ level: logger.level }),
    setLogLevel: async ({ level }, context) => {
      const details = { from: logger.level, to: level };
      record(parts, context, `log from ${logger.level} to ${level}`, {
        action: "log.set-level",
        target: "log",
        details,
      });
      logger.level = level;
      return { level };
    },
    getBuildInfo: async () => build,
  };
}

function whoOf({ caller = "", principal }: CallContext): string {
  return principal ? `${principal.subject} by ${caller}` : caller;
}

/** After the lever was moved, for it must move without a database, too. */
function record({ logger, audit }: OpsParts, context: CallContext, action: string, deed: AuditDeed): void {
  logger.warn({ component: "ops", action, target: deed.target, by: whoOf(context) }, "somebody moved a lever");
  audit?.log.appendSoon(entryBy(context, deed));
}
