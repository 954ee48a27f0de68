import { deepEqual, ok } from "node:assert/strict";
import { countLostWrites } from "./support/killing.ts";
import { countFromEnv, withDataFolder } from "./support/standin.ts";

describe("kill -9", function () {
  this.timeout(0);

  it("loses no acknowledged write and tears no index", async () => {
    await withDataFolder(async (folder) => {
      const kills = countFromEnv("STANDIN_KILLS", 3);
      const { acknowledged, ...rest } = await countLostWrites(folder, kills, 800);
      deepEqual(rest, { kills, lost: 0, torn: 0 });
      ok(acknowledged > 100, `only ${acknowledged} writes were acknowledged`);
    });
  });
});
