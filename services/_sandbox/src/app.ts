import { type App, createLifecycle } from "@souk/chassis/lifecycle";
import { createLogger } from "@souk/chassis/log";
import { type Ports, systemPorts } from "@souk/chassis/ports";
import type { SandboxConfig } from "./config.ts";
import { type Faults, NO_FAULTS } from "./faults.ts";
import { createHttpServer } from "./http-server.ts";
import { Ledger } from "./ledger.ts";
import { Misbehaviour } from "./misbehaviour.ts";
import { ProviderApi } from "./provider-api.ts";
import { WebhookSender } from "./webhooks.ts";

export interface SandboxApp extends App {
  /** The bound port, once started. */
  port(): number;
}

/** The map of the sandbox: a provider that moves no money, and behaves like one that does. */
export function createApp(config: SandboxConfig, ports: Ports = systemPorts()): SandboxApp {
  const logger = createLogger({ service: "sandbox", level: config.logLevel });
  const faults: { now: Faults } = { now: NO_FAULTS };
  const current = () => faults.now;
  const sender = senderOf();
  const ledger = new Ledger({ ...config, ids: ports.ids, onEvent: (event) => sender?.send(event) });
  const url = () => `http://${config.bindHost}:${http.port()}`;
  const api = new ProviderApi({ ledger, ports, faults: current, url });
  const misbehaviour = new Misbehaviour(ledger, ports, current);
  const { port, bindHost: host } = config;
  const http = createHttpServer({ port, host, logger, api, ledger, faults, misbehaviour });

  function senderOf(): WebhookSender | undefined {
    const { webhookUrl: to, webhookSecret } = config;
    if (to === undefined) return undefined;
    const onDelivered = (id: string) => ledger.delivered(id);
    return new WebhookSender({ url: to, secret: webhookSecret.reveal(), ports, logger, faults: current, onDelivered });
  }

  const book = { name: "ledger", start: async () => undefined, stop: async () => ledger.close() };
  const work = {
    name: "webhooks",
    start: async () => {
      api.resume();
      for (const event of ledger.undelivered()) sender?.send(event);
    },
    stop: async () => {
      api.stop();
      await sender?.stop();
    },
  };
  return { ...createLifecycle([book, work, http], { logger, graceMs: config.shutdownGraceMs }), port: http.port };
}
