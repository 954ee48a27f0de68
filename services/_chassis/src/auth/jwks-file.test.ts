import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fakePorts, newKey, writeJwks } from "../testing/index.ts";
import { JwksFile } from "./jwks-file.ts";

describe("a JWKS file", () => {
  let folder: string;
  let path: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "souk-jwks-"));
    path = join(folder, "jwks.json");
  });
  afterEach(() => rm(folder, { recursive: true }));

  async function opened() {
    const { clock } = fakePorts();
    await writeJwks(path, [await newKey("one")]);
    return { clock, file: new JwksFile(path, clock) };
  }

  it("gives a key with its one algorithm, and nothing for an unknown name", async () => {
    const { file } = await opened();
    assert.equal((await file.findKey("one"))?.alg, "EdDSA");
    assert.equal(await file.findKey("two"), undefined);
    assert.equal(await file.findKey("__proto__"), undefined);
  });

  it("is read again for an unknown name after 30 s, not before", async () => {
    const { clock, file } = await opened();
    await file.findKey("one");
    await writeJwks(path, [await newKey("two")]);
    await clock.advance(29_999);
    assert.equal(await file.findKey("two"), undefined);
    await clock.advance(1);
    assert(await file.findKey("two"));
    assert.equal(await file.findKey("one"), undefined, "a key that was taken out is gone");
  });

  it("is read once for all who ask at the same time", async () => {
    const { file } = await opened();
    const found = await Promise.all([file.findKey("one"), file.findKey("one"), file.findKey("one")]);
    assert(found.every((key) => key !== undefined && key === found[0]));
  });

  it("keeps its keys when it cannot be read again, and is not asked at each call", async () => {
    const { clock, file } = await opened();
    await file.findKey("one");
    await clock.advance(30_000);
    await writeFile(path, "{");
    await assert.rejects(file.findKey("two"), SyntaxError);
    assert.equal(await file.findKey("two"), undefined);
    assert(await file.findKey("one"));
  });

  it("is tried at each call until it was read once", async () => {
    const { clock } = fakePorts();
    const file = new JwksFile(path, clock);
    await assert.rejects(file.findKey("one"), /ENOENT/);
    await writeJwks(path, [await newKey("one")]);
    assert(await file.findKey("one"));
  });

  it("needs a name and an algorithm for each key", async () => {
    const { clock } = fakePorts();
    for (const missing of ["kid", "alg"]) {
      const key = { ...(await newKey("one")), [missing]: undefined };
      await writeJwks(path, [key]);
      await assert.rejects(new JwksFile(path, clock).findKey("one"), /every key needs a kid and an alg/);
    }
  });
});
