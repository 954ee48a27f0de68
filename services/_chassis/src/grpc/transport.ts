/** What both ends of a connection hold to (reliability.md E2, E4): silent sockets and huge messages must not stay. */
export const CHANNEL_LIMITS = {
  "grpc.max_receive_message_length": 4 * 1024 * 1024,
  "grpc.max_send_message_length": 4 * 1024 * 1024,
  "grpc.keepalive_time_ms": 20_000,
  "grpc.keepalive_timeout_ms": 5_000,
  "grpc.keepalive_permit_without_calls": 1,
} as const;

/** Bytes go to and from grpc-js as they are: reading and writing messages is not its business. */
export function asBytes(bytes: Buffer): Buffer {
  return bytes;
}
