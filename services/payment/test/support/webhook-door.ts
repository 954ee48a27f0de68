import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { ReceiveWebhookRequest } from "@souk/proto/souk/payment/v1/payment_service";

/** Takes webhooks over HTTP as the edge does, and hands them on. */
export interface WebhookDoor {
  readonly url: string;
  /** Answers 503 before it is told where they go. */
  openTo(take: (webhook: ReceiveWebhookRequest) => Promise<unknown>): void;
  stop(): Promise<void>;
}

export async function startWebhookDoor(): Promise<WebhookDoor> {
  let take = async (_: ReceiveWebhookRequest): Promise<unknown> => Promise.reject(new Error("closed"));
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    const data = Buffer.concat(chunks);
    const content = { contentType: request.headers["content-type"] ?? "", data, extensions: [] };
    const signature = String(request.headers["sandbox-signature"] ?? "");
    const isTaken = await take({ provider: "sandbox", content, signature }).then(
      () => true,
      () => false,
    );
    response.writeHead(isTaken ? 200 : 503).end();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/webhooks/sandbox`,
    openTo: (next) => {
      take = next;
    },
    stop: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}
