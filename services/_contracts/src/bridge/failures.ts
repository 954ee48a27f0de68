import {
  type DescMessage,
  fromBinary,
  fromJson,
  type JsonObject,
  type Registry,
  toBinary,
  toJson,
} from "@bufbuild/protobuf";
import { Metadata } from "@grpc/grpc-js";
import { decodeStatus, encodeStatus } from "@souk/chassis/errors";
import { codeOf, nameOfCode } from "./codes.ts";

/** An error as it stands in a pact: Connect's, with the details by the names of their types, so that more of them break nobody. */
export interface FailureJson {
  readonly code: string;
  readonly message: string;
  readonly details?: Readonly<Record<string, JsonObject>>;
}

/** What grpc-js knows of an error. */
export interface GrpcFailure {
  readonly code: number;
  readonly details: string;
  readonly metadata: Metadata;
}

const STATUS_KEY = "grpc-status-details-bin";

export function failureToJson({ code, details: message, metadata }: GrpcFailure, registry: Registry): FailureJson {
  const bytes = metadata.get(STATUS_KEY)[0];
  const status = bytes === undefined ? undefined : decodeStatus(Buffer.from(bytes));
  const details = (status?.details ?? []).map(({ typeUrl, value }) => {
    const desc = detailType(typeUrl.slice(typeUrl.lastIndexOf("/") + 1), registry);
    return [desc.typeName, toJson(desc, fromBinary(desc, value), { registry }) as JsonObject] as const;
  });
  const failure = { code: nameOfCode(code), message };
  return details.length > 0 ? { ...failure, details: Object.fromEntries(details) } : failure;
}

/** @throws Error for a code, a detail or a field of a detail that there is not */
export function failureFromJson({ code: name, message, details = {} }: FailureJson, registry: Registry): GrpcFailure {
  const code = codeOf(name);
  const packed = Object.entries(details).map(([typeName, json]) => {
    const desc = detailType(typeName, registry);
    const value = Buffer.from(toBinary(desc, fromJson(desc, json, { registry })));
    return { typeUrl: `type.googleapis.com/${typeName}`, value };
  });
  const metadata = new Metadata();
  metadata.set(STATUS_KEY, encodeStatus({ code, message, details: packed }));
  return { code, details: message, metadata };
}

function detailType(typeName: string, registry: Registry): DescMessage {
  const desc = registry.getMessage(typeName);
  if (!desc) throw new Error(`the image has no message ${typeName}, which is a detail of an error`);
  return desc;
}
