// The shop as `make dev` runs it, on free ports: run in a clone by the proof, which it tells where it is.
import { watchSources } from "../../dev/watch-sources.ts";
import { openShop } from "../../e2e/support/shop.ts";
import { ROOT } from "../../kit/paths.ts";
import { SERVICES } from "../../services.ts";

const say = (text: string) => void process.stdout.write(`${text}\n`);
const { base, supervisor, stop } = await openShop({ mode: "many" });
const watching = watchSources({ root: ROOT, services: SERVICES, supervisor, say });
process.once("SIGTERM", () => {
  watching.stop();
  void stop().then(() => process.exit(0));
});
process.send?.({ base });
