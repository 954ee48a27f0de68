import assert from "node:assert/strict";
import { type EventLog, type OutboxStore, Publisher, Relay, type SubscriberQueue } from "../../src/events/index.ts";
import type { Ports } from "../../src/ports/index.ts";
import {
  countingIds,
  type LeaseTable,
  MemoryEventLog,
  MemoryLease,
  MemoryOutbox,
  MemoryQueue,
  type QueueSnapshot,
} from "../../src/testing/index.ts";
import { Crash, Scheduler } from "./scheduler.ts";

/** Faults planted into what relay and publisher stand on; they amount to faults in relay and publisher. */
export interface Mutation {
  readonly outbox?: (outbox: OutboxStore) => OutboxStore;
  readonly log?: (log: EventLog) => EventLog;
  readonly queue?: (queue: MemoryQueue) => SubscriberQueue;
}

const TYPES = ["test.v1.Wanted", "test.v1.Ignored"] as const;
const SUBJECTS = ["a", "b", "c", "d"];
const TURNS = 500;
const QUIET_TURNS = 6_000;
const WRITE_CHANCE = 0.1;
const BURST_CHANCE = 0.05;
const REDIS_CHANCE = 0.02;

/**
 * Two relays and two publishers at once over stores in memory, with writers, crashes, stalls, and a Redis that is flushed or comes
 * back as it was earlier. Afterwards it is quiet until nothing is left to do, and then the promises must hold.
 */
export async function simulateEvents(seed: number, mutation: Mutation = {}): Promise<void> {
  const world = new World(seed, mutation);
  for (const actor of ["relay-1", "relay-2", "publisher-1", "publisher-2"]) world.spawn(actor);
  for (let turn = 0; turn < TURNS; turn++) await world.turn();
  await world.quiet();
  world.check();
}

class World {
  readonly #scheduler: Scheduler;
  readonly #outbox = new MemoryOutbox();
  readonly #log = new MemoryEventLog();
  readonly #queue = new MemoryQueue("subscriber.wanted", [TYPES[0]]);
  readonly #leases: LeaseTable = new Map();
  readonly #ports: Ports;
  readonly #mutation: Mutation;
  readonly #written: { subject: string; id: string; wanted: boolean }[] = [];
  readonly #consumed = new Set<string>();
  readonly #idle = new Map<string, boolean>();
  readonly #holders = countingIds("holder");
  readonly #bugs: unknown[] = [];
  #snapshot: QueueSnapshot;
  #over = false;

  constructor(seed: number, mutation: Mutation) {
    this.#scheduler = new Scheduler(seed);
    this.#mutation = mutation;
    this.#snapshot = this.#queue.snapshot();
    const { clock, random } = this.#scheduler;
    this.#ports = {
      clock,
      random,
      ids: countingIds("event"),
      sleep: async () => undefined,
      checkpoint: () => undefined,
    };
  }

  /** Runs an actor's rounds one after another; a crash starts it anew, or is only a lost reply. */
  spawn(actor: string): void {
    const make = actor.startsWith("relay") ? () => this.#relay(actor) : () => this.#publisher(actor);
    const run = async () => {
      for (let worker = make(); !this.#over; ) {
        const crashed = await this.#round(actor, worker);
        if (crashed && this.#scheduler.chance(0.5)) worker = make();
      }
    };
    void run();
  }

  /** Answers whether the round crashed. */
  async #round(actor: string, worker: Relay | Publisher): Promise<boolean> {
    try {
      this.#idle.set(actor, !(await worker.round()));
      await this.#scheduler.step(actor);
      return false;
    } catch (error) {
      if (!(error instanceof Crash)) this.#bugs.push(error);
      await new Promise((resolve) => setImmediate(resolve));
      return true;
    }
  }

  async turn(): Promise<void> {
    if (this.#scheduler.chance(WRITE_CHANCE)) this.#write();
    if (this.#scheduler.chance(REDIS_CHANCE)) this.#befallRedis();
    if (this.#scheduler.chance(0.2)) this.#consume();
    await this.#scheduler.turn();
  }

  /** No more faults, until all have nothing to do. */
  async quiet(): Promise<void> {
    this.#scheduler.chaos = false;
    this.#idle.clear();
    for (let turn = 0; turn < QUIET_TURNS && !this.#isDone(turn); turn++) await this.#scheduler.turn();
    this.#over = true;
    for (const job of this.#queue.jobs()) this.#consumed.add(job.id);
  }

  check(): void {
    assert.deepEqual(this.#bugs, []);
    const rows = this.#log.rows();
    assert.deepEqual(
      rows.map(({ n }) => n),
      rows.map((_, i) => BigInt(i + 1)),
      "the log is dense",
    );
    const ids = rows.map(({ id }) => id);
    assert.deepEqual(
      [...ids].sort(),
      this.#written.map(({ id }) => id).sort(),
      "each event is in the log exactly once",
    );
    for (const subject of SUBJECTS) {
      const seqs = rows.filter((row) => row.subject === subject).map(({ seq }) => seq);
      assert.deepEqual(
        seqs,
        seqs.map((_, i) => BigInt(i + 1)),
        "the events of one subject are in order",
      );
    }
    const missing = this.#written.filter(({ id, wanted }) => wanted && !this.#consumed.has(id));
    assert.deepEqual(missing, [], "every event that the queue wants was delivered");
    const extra = this.#queue.added.filter(({ type }) => type !== TYPES[0]);
    assert.deepEqual(extra, [], "no other event was");
    for (const { outbox, outboxAt } of this.#outbox.documents.values()) {
      assert.deepEqual([outbox, outboxAt], [{}, undefined], "the outboxes are empty");
    }
  }

  #relay(actor: string): Relay {
    const { outbox = same, log = same } = this.#mutation;
    const lease = new MemoryLease(this.#leases, "relay", this.#holders.next(), this.#scheduler.clock);
    return new Relay({
      outbox: outbox(this.#scheduler.faulty(this.#outbox, actor)),
      log: log(this.#scheduler.faulty(this.#log, actor)),
      lease: this.#scheduler.faulty(lease, actor),
      checkpoint: () => this.#scheduler.step(actor),
      onLogged: () => undefined,
    });
  }

  #publisher(actor: string): Publisher {
    const { queue = same } = this.#mutation;
    return new Publisher({
      log: this.#scheduler.faulty(this.#log, actor),
      queue: queue(this.#scheduler.faulty(this.#queue, actor)),
      checkpoint: () => this.#scheduler.step(actor),
      onPublished: () => undefined,
    });
  }

  #write(): void {
    const subject = SUBJECTS[this.#scheduler.below(SUBJECTS.length)] as string;
    const count = this.#scheduler.chance(BURST_CHANCE) ? 130 : 1 + this.#scheduler.below(3);
    const events = Array.from({ length: count }, () => ({
      type: TYPES[this.#scheduler.below(2)] as string,
      data: {},
    }));
    for (const { id, type } of this.#outbox.write(subject, events, this.#ports)) {
      this.#written.push({ subject, id, wanted: type === TYPES[0] });
    }
  }

  #befallRedis(): void {
    const kind = this.#scheduler.below(6);
    if (kind === 0) this.#queue.flush();
    else if (kind <= 2) this.#queue.restore(this.#snapshot);
    else this.#snapshot = this.#queue.snapshot();
  }

  #consume(): void {
    const jobs = this.#queue.jobs();
    const job = jobs[this.#scheduler.below(jobs.length)];
    if (job) this.#consumed.add(job.id);
  }

  /** Looks a second time after all were idle: what one did may give another work. */
  #isDone(turn: number): boolean {
    if (this.#idle.size < 4 || ![...this.#idle.values()].every(Boolean)) return false;
    this.#doneSince ??= turn;
    const settled = [...this.#outbox.documents.values()].every(({ outboxAt }) => outboxAt === undefined);
    return settled && turn - this.#doneSince > 100;
  }

  #doneSince: number | undefined;
}

function same<T>(value: T): T {
  return value;
}
