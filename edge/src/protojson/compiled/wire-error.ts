/** Bytes that are no message of their type, or a message that has no ProtoJSON: the fault is the sender's. */
export class WireError extends Error {
  override readonly name = "WireError";
}

export function truncated(): WireError {
  return new WireError("a message ends too early");
}

export function tooDeep(): WireError {
  return new WireError("a message is nested too deeply");
}

export function noKind(): WireError {
  return new WireError("a google.protobuf.Value has no kind");
}
