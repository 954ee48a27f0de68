import type { IncomingMessage } from "node:http";
import { BlockList, isIP, isIPv4 } from "node:net";

/** Whose requests these are, by their address. */
export type ClientAddress = (request: IncomingMessage) => string;

const CIDR = /^([0-9a-fA-F:.]+)(?:\/([0-9]{1,3}))?$/;
const MAPPED = "::ffff:";

/** @returns undefined where one of them is no address and no network, such as `10.0.0.0/8` */
export function parseProxies(texts: readonly string[]): BlockList | undefined {
  const list = new BlockList();
  for (const text of texts) {
    const [, address = "", prefix] = CIDR.exec(text) ?? [];
    const family = isIP(address);
    const most = family === 4 ? 32 : 128;
    if (family === 0 || Number(prefix ?? most) > most) return undefined;
    list.addSubnet(address, Number(prefix ?? most), family === 4 ? "ipv4" : "ipv6");
  }
  return list;
}

/**
 * Believes X-Forwarded-For as far as the proxies that wrote it are trusted: from its end, the first address that is no proxy of
 * ours is the caller's. Without trusted proxies it is whoever holds the connection.
 */
export function createClientAddress(proxies: BlockList): ClientAddress {
  const isTrusted = (address: string) =>
    isIP(address) !== 0 && proxies.check(address, isIPv4(address) ? "ipv4" : "ipv6");
  return ({ socket, headers }) => {
    let address = plain(socket.remoteAddress ?? "");
    const forwarded = String(headers["x-forwarded-for"] ?? "")
      .split(",")
      .map((text) => plain(text.trim()));
    while (isTrusted(address) && isIP(forwarded.at(-1) ?? "") !== 0) address = forwarded.pop() as string;
    return address;
  };
}

/** An IPv4 address in IPv6's clothes is the same address. */
function plain(address: string): string {
  return address.startsWith(MAPPED) ? address.slice(MAPPED.length) : address;
}
