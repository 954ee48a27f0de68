import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AUDIT_MIGRATION, type AuditHead, type AuditLog, createAuditLog, MongoAuditStore } from "@souk/chassis/audit";
import { Secret } from "@souk/chassis/config";
import { createMongo, migrate } from "@souk/chassis/mongo";
import { silentLogger, testEssentials, uniqueName } from "@souk/chassis/testing";
import { startMongo } from "../../stores/index.ts";
import { type Check, exactly, told } from "../support/checks.ts";
import { type Tampering, tamperings } from "./tamperings.ts";

export interface AuditProofOptions {
  readonly rows: number;
  readonly say: (line: string) => void;
}

const ROUND = 100;

/** Writes a log, does to each of its rows whatever can be done to one, and counts how often that is found where it was done. */
export async function proveAudit({ rows, say }: AuditProofOptions): Promise<Check[]> {
  await using scene = await setScene();
  const { log, db } = scene;
  const startedAt = performance.now();
  for (let i = 0; i < rows; i += ROUND) await appendRound(log, i, Math.min(ROUND, rows - i));
  const appendedMs = performance.now() - startedAt;
  const head = await headOf(log);
  const checks: Check[] = [exactly("rows of the log, found whole", Number(head.n), rows)];
  for (const tampering of tamperings(db)) {
    checks.push(exactly(tampering.what, await countFound(log, head, tampering), tampering.most(rows)));
    say(`${tampering.what}: done`);
  }
  const verifiedAt = performance.now();
  const { broken } = await verify(log, head);
  return [
    ...checks,
    exactly("and whole again when all was put back", broken?.fault ?? "whole", "whole"),
    told("appending, a hundred at once", appendedMs / rows, "ms a row"),
    told("verifying", (performance.now() - verifiedAt) / rows, "ms a row"),
  ];
}

async function appendRound(log: AuditLog, from: number, count: number): Promise<void> {
  const signIn = (i: number) => ({
    ...{ action: "session.sign-in", actor: `user-${i % 50}`, caller: "edge", target: `session-${i}` },
    ...{ details: { method: "password" }, requestId: `request-${i}`, traceparent: "" },
  });
  await Promise.all(Array.from({ length: count }, (_, i) => log.append(signIn(from + i))));
}

/** The rows at which the tampering was found as what it is. Without the noted head, that the last row is gone could not be seen. */
async function countFound(log: AuditLog, head: AuditHead, { fault, most, tamper }: Tampering): Promise<number> {
  const rows = Number(head.n);
  let found = 0;
  for (let n = 1; n <= most(rows); n++) {
    const undo = await tamper(BigInt(n), rows);
    const { broken } = await verify(log, head);
    if (broken?.position === BigInt(n) && broken.fault === fault) found += 1;
    await undo();
  }
  return found;
}

function verify(log: AuditLog, noted?: AuditHead) {
  return log.verify({ noted }, new AbortController().signal);
}

async function headOf(log: AuditLog): Promise<AuditHead> {
  const { head, broken } = await verify(log);
  if (!head || broken) throw new Error(`the log is broken before anybody touched it: ${broken?.fault}`);
  return head;
}

async function setScene() {
  const folder = await mkdtemp(join(tmpdir(), "souk-audit-"));
  const store = await startMongo({ port: 0, dataDir: folder, given: process.env.TEST_MONGODB_URI ?? null });
  const mongo = createMongo({ uri: store.uri, database: uniqueName("audit_"), logger: silentLogger() });
  await mongo.start();
  const essentials = testEssentials();
  await migrate(mongo.db, [AUDIT_MIGRATION], essentials.ports);
  const secret = new Secret("an audit secret of this proof only");
  const log = createAuditLog({ ...essentials, service: "proof", store: new MongoAuditStore(mongo.db), secret });
  const close = async () => {
    await mongo.db.dropDatabase();
    await mongo.stop();
    await store.stop();
    await rm(folder, { recursive: true, force: true });
  };
  return { log, db: mongo.db, [Symbol.asyncDispose]: close };
}
