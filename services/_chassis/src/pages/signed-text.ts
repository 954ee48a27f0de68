import { createHmac, timingSafeEqual } from "node:crypto";
import type { Secret } from "../config/index.ts";

const MAC_BYTES = 32;

/** Gives bytes to a caller in a form in which only this shop can have written them: base64url(bytes ‖ HMAC-SHA-256). They are not secret. */
export interface SignedTexts {
  write(bytes: Uint8Array): string;
  /** Undefined for what was not written with this secret. */
  read(text: string): Uint8Array | undefined;
}

export function createSignedTexts(secret: Secret): SignedTexts {
  const sign = (bytes: Uint8Array) => createHmac("sha256", secret.reveal()).update(bytes).digest();
  return {
    write: (bytes) => Buffer.concat([bytes, sign(bytes)]).toString("base64url"),
    read: (text) => {
      const all = Buffer.from(text, "base64url");
      const [bytes, mac] = [all.subarray(0, -MAC_BYTES), all.subarray(-MAC_BYTES)];
      if (all.toString("base64url") !== text || mac.length !== MAC_BYTES) return undefined;
      return timingSafeEqual(mac, sign(bytes)) ? bytes : undefined;
    },
  };
}
