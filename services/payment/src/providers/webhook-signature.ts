import { createHmac, timingSafeEqual } from "node:crypto";
import type { Secret } from "@souk/chassis/config";
import type { Clock } from "@souk/chassis/ports";

/** How far a signature's time may be from ours, either way. */
const TOLERANCE_S = 300;
/** A provider that rotates its secret signs with both; more than a few signatures are an attack on our time. */
const MOST_SIGNATURES = 5;
const TIME = /^t=(\d{1,12})$/;
const SIGNATURE = /^v1=([0-9a-f]{64})$/;

export interface SignatureOptions {
  /** The one in use, and the one before it while it is rotated. */
  readonly secrets: readonly Secret[];
  readonly clock: Clock;
}

/** Whether `t=<seconds>,v1=<hex>` signs the bytes as they came: nothing of them is read for it. */
export function isGenuine(rawBytes: Uint8Array, header: string, { secrets, clock }: SignatureOptions): boolean {
  const parts = header.split(",", MOST_SIGNATURES + 2).map((part) => part.trim());
  const times = parts.flatMap((part) => TIME.exec(part)?.[1] ?? []);
  const signatures = parts.flatMap((part) => SIGNATURE.exec(part)?.[1] ?? []).slice(0, MOST_SIGNATURES);
  const [seconds = ""] = times;
  if (times.length !== 1 || Math.abs(clock.now() / 1_000 - Number(seconds)) > TOLERANCE_S) return false;
  const expected = secrets.map((secret) => macOf(secret, seconds, rawBytes));
  return signatures.some((signature) => expected.some((mac) => timingSafeEqual(mac, Buffer.from(signature, "hex"))));
}

function macOf(secret: Secret, seconds: string, rawBytes: Uint8Array): Buffer {
  return createHmac("sha256", secret.reveal()).update(`${seconds}.`).update(rawBytes).digest();
}
