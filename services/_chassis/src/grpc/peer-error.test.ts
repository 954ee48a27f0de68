import assert from "node:assert/strict";
import { status as codes, Metadata } from "@grpc/grpc-js";
import { encodeStatus, type SharedReason, sharedError, toStatus } from "../errors/index.ts";
import { testContract } from "../testing/index.ts";
import { isPeerFault, isUnanswered, PeerError } from "./peer-error.ts";

/** As a transport gives it, or with the reason of the peer itself. */
function peerError(code: number, givenMs = 1_000, reason?: SharedReason): PeerError {
  const metadata = new Metadata();
  if (reason) {
    const status = toStatus(sharedError(reason, "told"), testContract().reason);
    metadata.set("grpc-status-details-bin", Buffer.from(encodeStatus(status)));
  }
  return new PeerError({ name: "Error", message: "", code, details: "", metadata }, givenMs);
}

describe("an error of a peer", () => {
  it("is a fault where it cannot be reached, or takes longer than is fair", () => {
    assert(isPeerFault(peerError(codes.UNAVAILABLE)));
    assert(isPeerFault(peerError(codes.UNAVAILABLE, 1_000, "UNAVAILABLE")));
    assert(isPeerFault(peerError(codes.DEADLINE_EXCEEDED)));
    assert(isPeerFault(peerError(codes.DEADLINE_EXCEEDED, 1_000, "DEADLINE_EXCEEDED")));
  });

  it("is none where its caller gave it next to no time, or it refuses with reason", () => {
    assert(!isPeerFault(peerError(codes.DEADLINE_EXCEEDED, 499)));
    assert(!isPeerFault(peerError(codes.INTERNAL)));
    assert(!isPeerFault(peerError(codes.NOT_FOUND)));
    assert(!isPeerFault(new Error("UNAVAILABLE")));
  });

  it("is none where only a breaker behind it is open", () => {
    assert(!isPeerFault(peerError(codes.UNAVAILABLE, 1_000, "BREAKER_OPEN")));
  });

  it("is silence only where the peer itself said nothing", () => {
    assert(isUnanswered(peerError(codes.DEADLINE_EXCEEDED)));
    assert(!isUnanswered(peerError(codes.DEADLINE_EXCEEDED, 1_000, "DEADLINE_EXCEEDED")));
    assert(!isUnanswered(peerError(codes.UNAVAILABLE)));
  });
});
