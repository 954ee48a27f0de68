import { readFileSync } from "node:fs";
import { createServiceTokenSource } from "@souk/chassis/auth";
import { Secret } from "@souk/chassis/config";
import { systemPorts } from "@souk/chassis/ports";
import type { Secrets } from "./secrets.ts";

/** The token by which a service names itself to another one, for a minute. */
export function serviceToken(secrets: Secrets, service: string, audience: string): Promise<string> {
  const key = new Secret(readFileSync(secrets.serviceKeyFile(service), "utf8"));
  return createServiceTokenSource(key, systemPorts().clock)(audience);
}
