import assert from "node:assert/strict";
import { completeLock } from "./platforms.ts";

const TOOL = {
  version: "2.0.0",
  dev: true,
  license: "MIT",
  engines: { node: ">=18" },
  optionalDependencies: { "@tool/cli-darwin-arm64": "2.0.0", "@tool/cli-linux-x64": "2.0.0" },
};
const LINUX = { version: "2.0.0", dev: true, optional: true, os: ["linux"], cpu: ["x64"] };

describe("completing package-lock.json for other platforms", () => {
  it("adds the package of a platform that the registry did not serve", () => {
    const { lock, added } = completeLock({
      packages: { "": {}, "node_modules/@tool/cli-linux-x64": LINUX, "node_modules/tool": TOOL },
    });
    assert.deepEqual(added, ["node_modules/@tool/cli-darwin-arm64"]);
    assert.deepEqual(lock.packages["node_modules/@tool/cli-darwin-arm64"], {
      version: "2.0.0",
      cpu: ["arm64"],
      dev: true,
      license: "MIT",
      optional: true,
      os: ["darwin"],
      engines: { node: ">=18" },
    });
    assert.deepEqual(Object.keys(lock.packages), [
      "",
      "node_modules/@tool/cli-darwin-arm64",
      "node_modules/@tool/cli-linux-x64",
      "node_modules/tool",
    ]);
  });

  it("changes nothing the second time", () => {
    const first = completeLock({ packages: { "": {}, "node_modules/tool": TOOL } }).lock;
    assert.deepEqual(completeLock(first), { added: [], lock: first });
  });

  it("finds what lies nested beside its parent", () => {
    const nested = { "node_modules/a/node_modules/tool": TOOL };
    const beside = {
      "node_modules/a/node_modules/@tool/cli-darwin-arm64": LINUX,
      "node_modules/@tool/cli-linux-x64": LINUX,
    };
    assert.deepEqual(completeLock({ packages: { ...nested, ...beside } }).added, []);
  });

  const names = [
    { name: "buf-linux-armv7", os: "linux", cpu: "arm" },
    { name: "buf-linux-aarch64", os: "linux", cpu: "arm64" },
    { name: "cli-win32-x64", os: "win32", cpu: "x64" },
    { name: "msgpackr-extract-darwin-x64", os: "darwin", cpu: "x64" },
  ];
  for (const { name, os, cpu } of names) {
    it(`reads ${os} and ${cpu} from the name ${name}`, () => {
      const { lock } = completeLock({
        packages: { "node_modules/tool": { optionalDependencies: { [name]: "1.0.0" } } },
      });
      assert.deepEqual(lock.packages[`node_modules/${name}`], {
        version: "1.0.0",
        cpu: [cpu],
        optional: true,
        os: [os],
      });
    });
  }

  it("knows musl from glibc", () => {
    const tool = { optionalDependencies: { "cli-linux-x64-musl": "1.0.0" } };
    const { lock } = completeLock({ packages: { "node_modules/tool": tool } });
    assert.deepEqual(lock.packages["node_modules/cli-linux-x64-musl"]?.libc, ["musl"]);
  });

  it("refuses what is not a platform's package, since that may have dependencies of its own", () => {
    const tool = { optionalDependencies: { fsevents: "2.0.0" } };
    assert.throws(
      () => completeLock({ packages: { "node_modules/tool": tool } }),
      /lacks fsevents@2\.0\.0.*npm install/,
    );
  });
});
