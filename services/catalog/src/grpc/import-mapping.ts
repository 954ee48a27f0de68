import {
  ImportFormat as ProtoFormat,
  type ImportJob as ProtoJob,
  type ImportLineError as ProtoLineError,
  ImportJobState as ProtoState,
} from "@souk/proto/souk/catalog/v1/import_job";
import type { ImportFormat, ImportJob, ImportLineError } from "../domain/import-job.ts";

export function jobToProto({ id, file, state, position, counts, ...times }: ImportJob): ProtoJob {
  return {
    importJobId: id,
    format: ProtoFormat[file.format],
    state: ProtoState[state],
    sizeBytes: BigInt(file.sizeBytes),
    doneBytes: BigInt(position.byte),
    createdCount: BigInt(counts.created),
    updatedCount: BigInt(counts.updated),
    failedCount: BigInt(counts.failed),
    createTime: times.createTime,
    updateTime: times.updateTime,
    endTime: times.endTime,
  };
}

export function lineErrorToProto({ line, reason, message, violations }: ImportLineError): ProtoLineError {
  const fieldViolations = violations.map((each) => ({ ...each, reason: "", localizedMessage: undefined }));
  return { line: BigInt(line), reason, message, fieldViolations };
}

/** Undefined for UNSPECIFIED. */
export function formatFromProto(format: ProtoFormat): ImportFormat | undefined {
  if (format === ProtoFormat.NDJSON) return "NDJSON";
  return format === ProtoFormat.CSV ? "CSV" : undefined;
}
