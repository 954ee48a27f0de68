import assert from "node:assert/strict";
import type { IncomingMessage } from "node:http";
import type { BlockList } from "node:net";
import { createClientAddress, parseProxies } from "./client-address.ts";

describe("whose requests they are", () => {
  const addressOf = (proxies: string[], remoteAddress: string, forwarded?: string) =>
    createClientAddress(parseProxies(proxies) as BlockList)({
      ...{ socket: { remoteAddress }, headers: { "x-forwarded-for": forwarded } },
    } as unknown as IncomingMessage);
  const PROXIES = ["10.0.0.0/8", "fd00::/8", "192.0.2.1"];

  const cases: [rule: string, address: string, proxies: string[], remote: string, forwarded?: string][] = [
    ["is who holds the connection", "203.0.113.9", [], "203.0.113.9"],
    ["is not who is said to be, where nobody is trusted", "203.0.113.9", [], "203.0.113.9", "198.51.100.1"],
    ["is not who a stranger says it is", "203.0.113.9", PROXIES, "203.0.113.9", "198.51.100.1"],
    ["is who a trusted proxy says it is", "198.51.100.1", PROXIES, "10.1.2.3", "198.51.100.1"],
    ["is the first stranger from the end", "198.51.100.1", PROXIES, "10.1.2.3", "1.1.1.1, 198.51.100.1, 192.0.2.1"],
    ["is the proxy where that says nothing", "10.1.2.3", PROXIES, "10.1.2.3"],
    ["is the proxy where that says no address", "10.1.2.3", PROXIES, "10.1.2.3", "unknown"],
    ["is the last proxy of a row of them", "10.9.9.9", PROXIES, "10.1.2.3", "10.9.9.9"],
    ["is an IPv4 address in IPv6's clothes", "198.51.100.1", PROXIES, "::ffff:10.1.2.3", "::ffff:198.51.100.1"],
    ["is an IPv6 address", "2001:db8::1", PROXIES, "fd00::7", "2001:db8::1"],
  ];
  for (const [rule, address, proxies, remote, forwarded] of cases) {
    it(rule, () => assert.equal(addressOf(proxies, remote, forwarded), address));
  }

  for (const text of ["x", "10.0.0.0/33", "10.0.0", "::/129", "10.0.0.0/-1", "10.0.0.0/8/8"]) {
    it(`is not told by ${text}, which is no network`, () => assert.equal(parseProxies([text]), undefined));
  }
});
