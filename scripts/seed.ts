import { runCommand } from "./kit/command.ts";
import { dataFolder, portOffset } from "./kit/paths.ts";
import { openShop, seed } from "./seed/seed.ts";

await runCommand({
  name: "make seed",
  summary: "puts the demo shop into the running services through the REST API; harmless when it is there",
  options: { url: { type: "string", doc: "the shop, without /v1; by default this stack's edge" } },
  run: async ({ url }) => {
    const offset = portOffset();
    const shop = await openShop(url ?? `http://127.0.0.1:${8_080 + offset}`, dataFolder(offset));
    process.stdout.write(`demo shop: ${await seed(shop)}\n`);
    return 0;
  },
});
