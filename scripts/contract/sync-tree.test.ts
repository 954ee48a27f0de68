import assert from "node:assert/strict";
import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { toyTree } from "../gates/test/tree.ts";
import { syncTree } from "./sync-tree.ts";

describe("making one folder the same as another", () => {
  it("changes what differs, removes what is left over, and touches nothing else", () => {
    const files = { "from/same": "1", "from/a/new": "2", "from/z": "3", "to/same": "1", "to/z": "old", "to/left": "" };
    toyTree(files, (root) => {
      const at = (path: string) => join(root, "to", path);
      const before = statSync(at("same"));
      const changed = syncTree(join(root, "from"), join(root, "to"), ["a/new"]);
      assert.deepEqual(changed, ["z", "a/new", "left"]);
      assert.deepEqual([readFileSync(at("a/new"), "utf8"), readFileSync(at("z"), "utf8")], ["2", "3"]);
      assert.equal(existsSync(at("left")), false);
      assert.deepEqual([statSync(at("same")).ino, statSync(at("same")).mtimeMs], [before.ino, before.mtimeMs]);
      assert.deepEqual(syncTree(join(root, "from"), join(root, "to")), []);
    });
  });
});
