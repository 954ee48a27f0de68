import { Client, credentials, Metadata, type ServiceError } from "@grpc/grpc-js";
import { decodeStatus, fromStatus } from "@souk/chassis/errors";

const CALL_MS = 10_000;

export interface Answer {
  readonly reply: Buffer | undefined;
  /** Of google.rpc.ErrorInfo; undefined where it was answered, or by something without one. */
  readonly reason: string | undefined;
}

export interface Headers {
  /** The calling service's token. */
  readonly service?: string | undefined;
  /** The user's. */
  readonly user?: string | undefined;
}

/** Calls by hand, past all that a client of ours would add. */
export class RawClient {
  readonly #client: Client;

  constructor(port: number) {
    this.#client = new Client(`127.0.0.1:${port}`, credentials.createInsecure());
  }

  /** One request, also to an rpc that would take more of them; of many replies the first. */
  call(path: string, body: Buffer, headers: Headers): Promise<Answer> {
    const bytes = (value: Buffer) => value;
    return new Promise((resolve) => {
      const options = { deadline: Date.now() + CALL_MS };
      const call = this.#client.makeServerStreamRequest(path, bytes, bytes, body, metadataOf(headers), options);
      call.once("data", (reply: Buffer) => {
        resolve({ reply, reason: undefined });
        call.cancel();
      });
      call.once("error", (error: ServiceError) => resolve({ reply: undefined, reason: reasonOf(error) }));
      call.once("end", () => resolve({ reply: undefined, reason: undefined }));
    });
  }

  close(): void {
    this.#client.close();
  }
}

function metadataOf({ service, user }: Headers): Metadata {
  const metadata = new Metadata();
  if (service !== undefined) metadata.set("x-souk-service", service);
  if (user !== undefined) metadata.set("authorization", `Bearer ${user}`);
  return metadata;
}

function reasonOf({ metadata }: ServiceError): string | undefined {
  const [details] = metadata?.get("grpc-status-details-bin") ?? [];
  const status = details instanceof Buffer ? decodeStatus(details) : undefined;
  return status && fromStatus(status)?.reason;
}
