import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ROOT } from "./kit/paths.ts";

const NPM = `#!/bin/sh
mkdir -p node_modules/.bin
printf '#!/bin/sh\\necho v24.0.0\\n' >node_modules/.bin/node
chmod +x node_modules/.bin/node
`;

describe("setup.sh", () => {
  let root: string;
  const inRoot = (path: string) => join(root, path);

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), "souk-setup-"));
    for (const folder of ["scripts", "bin", ".cache"]) mkdirSync(inRoot(folder));
    copyFileSync(join(ROOT, "scripts/setup.sh"), inRoot("scripts/setup.sh"));
    writeFileSync(inRoot("package-lock.json"), "{}");
    writeFileSync(inRoot("bin/npm"), NPM, { mode: 0o755 });
    writeFileSync(inRoot("bin/sleep"), "#!/bin/sh\n", { mode: 0o755 }); // pauses take no time here
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  async function setUp(): Promise<unknown> {
    const env = { ...process.env, PATH: `${inRoot("bin")}:${process.env.PATH}` };
    const child = spawn("sh", [inRoot("scripts/setup.sh")], { env, stdio: "ignore", timeout: 8_000 });
    const [code] = await once(child, "exit");
    return code;
  }

  const locks: [string, string | undefined][] = [
    ["nobody", undefined],
    ["one that was killed before it wrote its number", ""],
    ["one that is dead", "4194305"],
  ];
  for (const [name, holder] of locks) {
    it(`installs where the lock is held by ${name}, and leaves no lock`, async () => {
      if (holder !== undefined) mkdirSync(inRoot(".cache/setup.lock"));
      if (holder) writeFileSync(inRoot(".cache/setup.lock/pid"), holder);
      assert.equal(await setUp(), 0);
      assert.ok(existsSync(inRoot("node_modules/.souk-stamp")));
      assert.ok(!existsSync(inRoot(".cache/setup.lock")));
      assert.equal(await setUp(), 0);
    });
  }
});
