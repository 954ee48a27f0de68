import { createHmac } from "node:crypto";

/** `t=<seconds>,v1=<hex of HMAC-SHA256 over "t.body">`, as Stripe signs. */
export function signatureOf(secret: string, body: string | Uint8Array, seconds: number): string {
  const mac = createHmac("sha256", secret).update(`${seconds}.`).update(body).digest("hex");
  return `t=${seconds},v1=${mac}`;
}
