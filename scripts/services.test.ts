import assert from "node:assert/strict";
import { toyTree } from "./gates/test/tree.ts";
import { discoverServices } from "./services.ts";

const packageOf = (name: string, souk?: object) => JSON.stringify({ name: `@souk/${name}`, souk });
const EDGE = { "edge/package.json": packageOf("edge", { number: 0, stores: [] }) };
const discover = (files: Readonly<Record<string, string>>) => toyTree(files, discoverServices);

describe("the services of a repository", () => {
  it("are the packages that have a number, the edge last and after all others", () => {
    const found = discover({
      ...EDGE,
      "services/_chassis/package.json": packageOf("chassis"),
      "services/review/package.json": packageOf("review", { number: 11, dependsOn: ["catalog"], stores: ["mongodb"] }),
      "services/catalog/package.json": packageOf("catalog", { number: 2 }),
    });
    assert.deepEqual(
      found.map(({ name, ports, stores, dependsOn }) => ({ name, ports, stores, dependsOn })),
      [
        { name: "catalog", ports: { grpc: 7102, admin: 7202 }, stores: ["mongodb", "redis"], dependsOn: [] },
        { name: "review", ports: { grpc: 7111, admin: 7211 }, stores: ["mongodb"], dependsOn: ["catalog"] },
        {
          ...{ name: "edge", ports: { rest: 8080, grpc: 7100, admin: 7200 } },
          ...{ stores: [], dependsOn: ["catalog", "review"] },
        },
      ],
    );
  });

  const faults: [string, object, RegExp][] = [
    ["a number past the last", { number: 50 }, /souk\.number must be 0 to 49, not 50/],
    ["a number that is none", { number: "2" }, /souk\.number must be/],
    ["a number that another has", { number: 0 }, /services\/x and edge both have the number 0/],
    ["a need of what is not there", { number: 1, dependsOn: ["y"] }, /services\/x depends on 'y'/],
  ];
  for (const [what, souk, message] of faults) {
    it(`may not have ${what}`, () => {
      assert.throws(() => discover({ ...EDGE, "services/x/package.json": packageOf("x", souk) }), { message });
    });
  }
});
