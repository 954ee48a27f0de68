import { STATUS_CODES } from "node:http";
import { BadRequest } from "@souk/proto/google/rpc/error_details";
import { qualityOf } from "../http/accept.ts";
import type { JsonWriter } from "../protojson/compiled/json-writer.ts";
import { detailOf, type Failure } from "./failure.ts";

export const STATUS_TYPE = "application/json";
export const PROBLEM_TYPE = "application/problem+json";

/** google.rpc.Status as ProtoJSON. A detail that the contract does not know keeps its bytes. */
export function statusBody({ status }: Failure, writer: JsonWriter): Buffer {
  return withDetails({ code: status.code, message: status.message }, status, writer);
}

/** The same as RFC 9457 wants it. */
export function problemBody(failure: Failure, writer: JsonWriter, requestId: string): Buffer {
  const { info, httpStatus, status } = failure;
  const title = STATUS_CODES[httpStatus] ?? "Error";
  const faults = detailOf(status, BadRequest)?.fieldViolations ?? [];
  const problem = {
    type: info ? `urn:problem:${info.domain}:${info.reason}` : "about:blank",
    title: info ? sentenceOf(info.reason) : title,
    status: httpStatus,
    detail: status.message,
    instance: `urn:request:${requestId}`,
    code: status.code,
    ...(info ? { reason: info.reason, domain: info.domain, metadata: info.metadata } : {}),
    ...(faults.length > 0 ? { errors: faults.map(({ field, description }) => ({ field, detail: description })) } : {}),
  };
  return withDetails(problem, status, writer);
}

/** The details are JSON already, and go in as they are. */
function withDetails(head: object, { details }: Failure["status"], writer: JsonWriter): Buffer {
  const printed = details.map(({ typeUrl, value }) => writer.any(typeUrl, value));
  return Buffer.from(`${JSON.stringify(head).slice(0, -1)},"details":[${printed.join(",")}]}`);
}

/** Whether an Accept header names problem+json, and nothing in JSON that it would rather have. */
export function prefersProblem(accept: string | undefined): boolean {
  const problem = qualityOf(accept, PROBLEM_TYPE) ?? 0;
  return problem > 0 && problem >= (qualityOf(accept, STATUS_TYPE) ?? 0);
}

/** `Product not found` of `PRODUCT_NOT_FOUND`. */
function sentenceOf(reason: string): string {
  const words = reason.toLowerCase().replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
