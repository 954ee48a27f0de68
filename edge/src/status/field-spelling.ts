import type { DescField, DescMessage } from "@bufbuild/protobuf";
import type { Any } from "@souk/proto/google/protobuf/any";
import { BadRequest } from "@souk/proto/google/rpc/error_details";
import type { Status } from "@souk/proto/google/rpc/status";

type Fault = BadRequest["fieldViolations"][number];

/** `product`, `pictures[0]`, `attributes["size"]`: a name, and what picks an entry of it. */
const STEP = /^([A-Za-z_][A-Za-z0-9_]*)((?:\[(?:[0-9]+|"(?:[^"\\]|\\.)*")\])*)(?:\.|$)/;

/**
 * The status with the fields that a service names in JSON's spelling, as google.rpc.BadRequest wants them in JSON; in the
 * message too, where that is a list of the faults.
 */
export function inJsonSpelling(status: Status, request: DescMessage): Status {
  let { message } = status;
  const details = status.details.map((detail) => {
    const faults = detail.typeUrl.endsWith(`/${BadRequest.$type}`) ? faultsIn(detail) : undefined;
    if (!faults) return detail;
    const respelled = faults.map((fault) => ({ ...fault, field: jsonPathOf(fault.field, request) }));
    if (message === listOf(faults)) message = listOf(respelled);
    return { ...detail, value: Buffer.from(BadRequest.encode({ fieldViolations: respelled }).finish()) };
  });
  return { ...status, message, details };
}

/** Undefined for bytes that are no BadRequest, which stay as they came. */
function faultsIn({ value }: Any): Fault[] | undefined {
  try {
    return BadRequest.decode(value).fieldViolations;
  } catch {
    return undefined;
  }
}

/** As invalidRequest of the chassis words it. */
function listOf(faults: readonly Fault[]): string {
  return faults.map(({ field, description }) => (field ? `${field}: ${description}` : description)).join("; ");
}

/** The path as it is in JSON; what leads nowhere in the message stays as it is. */
export function jsonPathOf(path: string, request: DescMessage): string {
  const steps: string[] = [];
  let rest = path;
  let message: DescMessage | undefined = request;
  while (rest !== "") {
    const [whole, name, entry = ""]: string[] = STEP.exec(rest) ?? [];
    const field: DescField | undefined = message?.fields.find((candidate) => candidate.name === name);
    if (!field || whole === undefined) return path;
    steps.push(field.jsonName + entry);
    rest = rest.slice(whole.length);
    message = field.message;
  }
  return steps.join(".");
}
