import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/**
 * Loaded into the catalog by NODE_OPTIONS: collects garbage again and again, so that what its memory holds between two
 * looks is what it needs.
 */
const EVERY_MS = 300;

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;
setInterval(collect, EVERY_MS).unref();
