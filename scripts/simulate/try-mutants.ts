import { MUTANTS } from "./mutants.ts";
import { simulate } from "./run.ts";

for (const [name, mutate] of Object.entries(MUTANTS)) {
  if (process.argv[2] && !name.includes(process.argv[2])) continue;
  let found = "";
  let seed = 1;
  for (; seed <= 50 && !found; seed++) {
    const { violations } = await simulate({ seed, mutation: mutate() });
    found = [...new Set(violations.map(({ rule }) => rule))].join("; ");
  }
  console.log(name, "→", found ? seed - 1 : "NOT FOUND", found);
}
