import type { Clock, Ids, Random } from "@souk/chassis/ports";
import type { Bank } from "./bank.ts";
import type { Durable } from "./durable.ts";
import type { Mutation } from "./mutation.ts";
import type { Redis } from "./redis.ts";

/** What the processes of all services share. */
export interface Surface {
  readonly durable: Durable;
  readonly redis: Redis;
  readonly bank: Bank;
  readonly clock: Clock;
  readonly random: Random;
  readonly ids: Ids;
  readonly mutation: Mutation;
}
