import { connect as openSocket } from "node:net";
import { text } from "node:stream/consumers";
import { type Client, status as codes, credentials, Client as GrpcClient, Metadata } from "@grpc/grpc-js";
import type { ProofShop } from "../support/shop.ts";
import type { Ask, Outcome } from "./proof.ts";

/** Where tokens are shown. */
export interface Door {
  readonly ask: Ask;
  close(): Promise<void>;
}

const CALL_MS = 10_000;

/** A read that any role may make and one that only staff may: both look at a token that comes along. */
const READS = {
  catalog: "/souk.catalog.v1.CatalogService/ListProducts",
  inventory: "/souk.inventory.v1.InventoryService/GetStock",
};
const REFUSED = new Set([400, 401, 431]);

/** Bytes as they are, since clients would refuse to send half of the tokens. */
export function openEdge({ base }: ProofShop): Door {
  const port = Number(new URL(base).port);
  const ask: Ask = async (token) => {
    const socket = openSocket(port, "127.0.0.1");
    socket.on("error", () => socket.destroy()); // the edge closes in the midst of a megabyte
    socket.write(
      `GET /v1/products HTTP/1.1\r\nhost: edge\r\nconnection: close\r\nauthorization: Bearer ${token}\r\n\r\n`,
    );
    const answer = await text(socket).catch(() => "");
    const status = Number(/^HTTP\/1\.1 ([0-9]{3})/.exec(answer)?.[1] ?? 400);
    return REFUSED.has(status) ? "refused" : "accepted";
  };
  return { ask, close: async () => undefined };
}

/** A service's own port, as the edge would come to it. */
export function openService({ processes, keys }: ProofShop, name: "catalog" | "inventory"): Door {
  const client = new GrpcClient(`127.0.0.1:${processes[name].spec.grpcPort}`, credentials.createInsecure());
  const ask: Ask = async (token) => {
    if (token === "") return "unsendable"; // what is left ends in a blank, and HTTP/2 drops it
    const metadata = new Metadata();
    metadata.set("x-souk-service", await keys.serviceToken("edge", name));
    try {
      metadata.set("authorization", `Bearer ${token}`);
    } catch {
      return "unsendable";
    }
    return outcomeOf(client, READS[name], metadata);
  };
  return { ask, close: async () => client.close() };
}

/** Taken is what gets further than to the look at its token, whatever becomes of it there. */
function outcomeOf(client: Client, path: string, metadata: Metadata): Promise<Outcome> {
  const bytes = (value: Buffer) => value;
  return new Promise((resolve) => {
    const options = { deadline: Date.now() + CALL_MS };
    client.makeUnaryRequest(path, bytes, bytes, Buffer.alloc(0), metadata, options, (error) => {
      const isRefused = error?.code === codes.UNAUTHENTICATED || isTooLarge(error?.code);
      resolve(isRefused ? "refused" : "accepted");
    });
  });
}

/** A head over the limit ends the stream, before there is a call. */
function isTooLarge(code: number | undefined): boolean {
  return code === codes.RESOURCE_EXHAUSTED || code === codes.INTERNAL || code === codes.UNAVAILABLE;
}
