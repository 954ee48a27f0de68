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

const FORMATS: ReadonlyMap<string, ImportFormat> = new Map<string, ImportFormat>([
  ["text/csv", "CSV"],
  ["application/x-ndjson", "NDJSON"],
  ["application/ndjson", "NDJSON"],
  ["application/jsonl", "NDJSON"],
]);

/** Undefined for a type that no import can be written in. */
export function formatFromContentType(contentType: string): ImportFormat | undefined {
  const [type = ""] = contentType.split(";");
  return FORMATS.get(type.trim().toLowerCase());
}
