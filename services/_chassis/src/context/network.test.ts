import assert from "node:assert/strict";
import { networkOf } from "./network.ts";

describe("the network that an address is counted with", () => {
  const cases: [address: string, network: string][] = [
    ["192.0.2.7", "192.0.2.7"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
    ["2001:DB8:1:02::9", "2001:db8:1:2::/64"],
    ["2001:db8::1", "2001:db8:0:0::/64"],
    ["::1", "0:0:0:0::/64"],
    ["fe80::1%eth0", "fe80:0:0:0::/64"],
    ["unknown", "unknown"],
  ];
  for (const [address, network] of cases)
    it(`of ${address} is ${network}`, () => assert.equal(networkOf(address), network));
});
