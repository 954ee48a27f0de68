import { runCommand } from "./kit/command.ts";
import { dataFolder, portOffset } from "./kit/paths.ts";
import { openShop, seed } from "./seed/seed.ts";
import { edgeUrlOf } from "./services.ts";

await runCommand({
  name: "make seed",
  summary: "puts the demo shop into the running services through the REST API; harmless when it is there",
  options: { url: { type: "string", doc: "the shop, without /v1; by default this stack's edge" } },
  run: async ({ url }) => {
    const offset = portOffset();
    const shop = openShop(url ?? edgeUrlOf(offset), dataFolder(offset));
    process.stdout.write(`demo shop: ${await seed(shop)}\n`);
    return 0;
  },
});
