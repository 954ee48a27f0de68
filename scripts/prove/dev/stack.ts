// The shop as `make dev` runs it, on free ports: run in a clone by the proof, which it tells where it is, and with which it ends.
import { once } from "node:events";
import { watchSources } from "../../dev/watch-sources.ts";
import { openShop } from "../../e2e/support/shop.ts";
import { exitOnSignals } from "../../kit/children.ts";
import { ROOT } from "../../kit/paths.ts";
import { SERVICES } from "../../services.ts";

const say = (text: string) => void process.stdout.write(`${text}\n`);
exitOnSignals();
const left = once(process, "disconnect");
const { base, supervisor, stop } = await openShop({ mode: "many" });
const watching = watchSources({ root: ROOT, services: SERVICES, supervisor, say });
process.send?.({ base });
await left;
watching.stop();
await stop();
process.exit();
