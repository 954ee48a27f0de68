import { simulate, tellViolations } from "./run.ts";

const [from = "1", count = "1"] = process.argv.slice(2);
for (let seed = Number(from); seed < Number(from) + Number(count); seed++) {
  const start = performance.now();
  const { violations, tally, world } = await simulate({ seed });
  console.log(
    seed,
    Math.round(performance.now() - start),
    "ms",
    Math.round(world.surroundings.timeline.elapsed() / 1000),
    "s",
    String(tally),
    violations.length,
  );
  if (violations.length) {
    console.log((await tellViolations({ seed })).slice(0, 9000));
    break;
  }
}
