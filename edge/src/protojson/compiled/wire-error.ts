/** Bytes that cannot be printed: they are no message of their type, or else one without ProtoJSON. The fault is the sender's. */
export class WireError extends Error {
  override readonly name: string = "WireError";
}

/** A message that is well-formed, and has a value for which ProtoJSON has no form. */
export class UnprintableError extends WireError {
  override readonly name = "UnprintableError";
}

export function truncated(): WireError {
  return new WireError("a message ends too early");
}

export function tooDeep(): WireError {
  return new WireError("a message is nested too deeply");
}

export function noKind(): WireError {
  return new UnprintableError("a google.protobuf.Value has no kind");
}
