import { readFileSync } from "node:fs";
import { join } from "node:path";
import { queueNameOf } from "@souk/chassis/events";
import type { ContractFacts } from "./contract-facts.ts";
import { isTestFile, listFiles } from "./files.ts";

/** Every event says what it is about, and every subscriber that it names has its consumer in the repository. */
export function findEventFaults({ events }: ContractFacts, root: string): string[] {
  return events.flatMap(({ type, inEventsFile, policy }) => {
    if (!policy) return [`${type}: event_policy is missing (every message in events.proto is an event)`];
    const faults = [];
    if (!inEventsFile) faults.push(`${type}: has an event_policy, but does not stand in events.proto`);
    if (!policy.aggregate) faults.push(`${type}: event_policy.aggregate is missing`);
    for (const subscriber of policy.subscribers) {
      const queue = queueNameOf(subscriber, type);
      if (consumes(root, subscriber, queue)) continue;
      faults.push(
        `${type}: subscriber '${subscriber}' has no consumer: no file in services/${subscriber} names '${queue}'`,
      );
    }
    return faults;
  });
}

/** TypeScript services keep consumers in src/queues; the others in any folder of that name. */
function consumes(root: string, subscriber: string, queue: string): boolean {
  const files = listFiles(root, [`services/${subscriber}`]);
  return files
    .filter((file) => file.split("/").includes("queues") && !isTestFile(file))
    .some((file) => readFileSync(join(root, file), "utf8").includes(queue));
}
