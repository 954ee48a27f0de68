import type { Random } from "../support/random.ts";

/** Some bits of the first line or the head are others: what it then asks for is anybody's guess, and so is its length. */
export function flipped(random: Random, bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes);
  for (let i = 0; i <= random.int(4); i++) {
    const at = random.int(Math.min(copy.length, 200));
    copy[at] = (copy[at] ?? 0) ^ (1 << random.int(8));
  }
  return copy;
}

/** What only looks like HTTP, or does not even look so. */
export function noHttp(random: Random): Buffer {
  return random.pick([
    random.bytes(random.int(300) + 1),
    Buffer.from("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"),
    Buffer.from("GET /\r\n\r\n"),
    Buffer.from("GET / HTTP/9.9\r\n\r\n"),
    Buffer.from("CONNECT a:1 HTTP/1.1\r\nhost: a\r\n\r\n"),
    Buffer.from([0x16, 0x03, 0x01, 0x02, 0x00, 0x01]),
    Buffer.from(`GET /${"x".repeat(20_000)} HTTP/1.1\r\nhost: edge\r\n\r\n`),
  ]);
}
