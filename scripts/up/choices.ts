import { CommandError } from "../kit/command.ts";
import type { ServiceSpec } from "../services.ts";

const MOST_REPLICAS = 6;

/**
 * The services that a list such as `catalog,edge` names, in the order of `services`.
 *
 * @throws CommandError for a name that is none of theirs
 */
export function parseNames(variable: string, text: string, services: readonly ServiceSpec[]): ServiceSpec[] {
  const names = text.split(",").map((name) => name.trim());
  for (const name of names) checkKnown(variable, name, services);
  return services.filter(({ name }) => names.includes(name));
}

/**
 * How many replicas a list such as `catalog:2,inventory:3` asks for, by service.
 *
 * @throws CommandError for a service or a number of replicas that there cannot be
 */
export function parseReplicas(text: string, services: readonly ServiceSpec[]): Map<string, number> {
  const entries = text
    .split(",")
    .filter(Boolean)
    .map((entry) => {
      const [name = "", count = ""] = entry.split(":");
      const number = Number(count);
      if (!Number.isInteger(number) || number < 1 || number > MOST_REPLICAS) {
        throw new CommandError(
          `REPLICAS has '${entry}'; it reads like catalog:2, with at most ${MOST_REPLICAS} replicas`,
        );
      }
      checkKnown("REPLICAS", name, services);
      return [name, number] as const;
    });
  return new Map(entries);
}

/** @throws CommandError for a name that is no service's */
export function checkKnown(variable: string, name: string, services: readonly ServiceSpec[]): void {
  if (services.some((spec) => spec.name === name)) return;
  const known = services.map((spec) => spec.name).join(", ");
  throw new CommandError(`${variable} names '${name}', which is no service here. There are: ${known}.`);
}
