import type { Duration } from "@souk/proto/google/protobuf/duration";
import { Code } from "@souk/proto/google/rpc/code";
import { BreakerState, type Breaker as ProtoBreaker } from "@souk/proto/souk/ops/v1/breaker";
import { FaultKind, type Fault as ProtoFault } from "@souk/proto/souk/ops/v1/fault";
import type { GetOutboxResponse } from "@souk/proto/souk/ops/v1/ops_service";
import type { DeadLetter as ProtoDeadLetter, Queue as ProtoQueue } from "@souk/proto/souk/ops/v1/queue";
import type { BreakerStatus } from "../breaker/index.ts";
import type { SharedReason } from "../errors/index.ts";
import type { OutboundReport } from "../events/index.ts";
import type { Fault } from "../faults/index.ts";
import type { DeadLetter, QueueReport } from "../queues/index.ts";

export function breakerToProto({ name, state, since, cause, calls, faults, refused }: BreakerStatus): ProtoBreaker {
  return {
    ...{ target: name, state: BreakerState[state], changeTime: since, cause },
    ...{ callCount: BigInt(calls), faultCount: BigInt(faults), refusalCount: BigInt(refused) },
  };
}

/** The codes that a fault may answer with are those whose names are reasons, too; the contract's rules see to that. */
const REASONS: Readonly<Partial<Record<Code, SharedReason>>> = {
  [Code.CANCELLED]: "CANCELLED",
  [Code.DEADLINE_EXCEEDED]: "DEADLINE_EXCEEDED",
  [Code.RESOURCE_EXHAUSTED]: "RESOURCE_EXHAUSTED",
  [Code.UNIMPLEMENTED]: "UNIMPLEMENTED",
  [Code.INTERNAL]: "INTERNAL",
};

export function faultFromProto(fault: ProtoFault | undefined): Fault {
  const { method, share, kind, delayMs, code } = fault ?? { method: "", share: 0, kind: 0, delayMs: 0, code: 0 };
  if (kind === FaultKind.DELAY) return { method, share, kind: "DELAY", delayMs };
  if (kind === FaultKind.ERROR) return { method, share, kind: "ERROR", reason: REASONS[code] ?? "UNAVAILABLE" };
  return { method, share, kind: kind === FaultKind.HANG ? "HANG" : "DROP" };
}

export function faultToProto(fault: Fault): ProtoFault {
  const { method, share, kind } = fault;
  const code = fault.kind === "ERROR" ? Code[fault.reason as keyof typeof Code] : Code.OK;
  return { method, share, kind: FaultKind[kind], delayMs: fault.kind === "DELAY" ? fault.delayMs : 0, code };
}

export function queueToProto(
  { name, waiting, active, delayed, dead, oldestWaitingAt }: QueueReport,
  now: number,
): ProtoQueue {
  return {
    ...{ name, waitingCount: BigInt(waiting), activeCount: BigInt(active), delayedCount: BigInt(delayed) },
    ...{ deadLetterCount: BigInt(dead), oldestWaitingAge: ageOf(oldestWaitingAt, now) },
  };
}

/** Of an event, its type and subject are told; its content is nobody's business here. */
export function deadLetterToProto({ jobId, attempts, failure, failedAt, data }: DeadLetter): ProtoDeadLetter {
  const { type = "", subject = "" } = data as { type?: string; subject?: string };
  const event = { eventType: type, subject };
  return { jobId, ...event, attemptCount: attempts, failure, failureTime: failedAt };
}

export function outboxToProto(report: OutboundReport | undefined, now: number): GetOutboxResponse {
  if (!report) return { relays: false, oldestWaitingAge: undefined, logTail: 0n, logFloor: 0n, subscribers: [] };
  const { relays, oldestWaitingAt, tail, floor, subscribers } = report;
  return {
    ...{ relays, oldestWaitingAge: ageOf(oldestWaitingAt, now), logTail: tail, logFloor: floor },
    subscribers: subscribers.map((told) => ({ ...told, behind: tail - told.published })),
  };
}

function ageOf(since: Date | undefined, now: number): Duration | undefined {
  if (!since) return undefined;
  const ms = Math.max(now - since.getTime(), 0);
  return { seconds: BigInt(Math.floor(ms / 1_000)), nanos: (ms % 1_000) * 1_000_000 };
}
