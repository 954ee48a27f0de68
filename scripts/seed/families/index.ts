import { bags } from "./bags.ts";
import { bicycle } from "./bicycle.ts";
import type { Family } from "./family.ts";
import { garden } from "./garden.ts";
import { kitchen } from "./kitchen.ts";
import { lamps } from "./lamps.ts";
import { play } from "./play.ts";
import { stationery } from "./stationery.ts";
import { textiles } from "./textiles.ts";

/** Everything that the demo shop sells, in the order in which it is seeded. */
export const FAMILIES: readonly Family[] = [kitchen, stationery, lamps, textiles, garden, bicycle, bags, play];
