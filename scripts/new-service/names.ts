import { CommandError } from "../kit/command.ts";
import { LAST_NUMBER } from "../services.ts";

/** Every form in which a new service and what it keeps appear in its files, by the token that stands for it there. */
export type Names = Readonly<Record<(typeof TOKENS)[number], string>>;

export const TOKENS = [
  ...(["service", "Service", "resource", "Resource", "RESOURCE", "resources", "Resources"] as const),
  ...(["number", "grpcPort", "adminPort", "mongodbVersion"] as const),
] as const;

/** Numbers that the architecture has given to services which are still to come. */
const RESERVED_NUMBERS: Readonly<Record<string, number>> = {
  ...{ identity: 1, catalog: 2, inventory: 3, cart: 4, order: 5, payment: 6, shipping: 7, notification: 8 },
  ...{ search: 9, recommendation: 10 },
};
const FIRST_FREE = 11;

/** One word: it is also a proto package, a database, a variable, and how services name one another in tokens. */
const WORD = /^[a-z][a-z0-9]{1,29}$/;

const words = (text: string) => text.split(" ");

const TAKEN_BY_THE_HOUSE = words("chassis edge mesh one ops options proto scripts souk type up");
const PROTO_WORDS = words(
  "bool bytes double enum extend extensions fixed32 fixed64 float group import inf int32 int64 map max message nan oneof " +
    "option optional package public repeated required reserved returns rpc service sfixed32 sfixed64 sint32 sint64 stream " +
    "string syntax to true false uint32 uint64 weak",
);
const SCRIPT_WORDS = words(
  "abstract any arguments as async await boolean break case catch class const continue debugger declare default delete do " +
    "else eval export extends finally for function get if implements in infer instanceof interface is keyof let module " +
    "namespace never new null number object of private protected readonly return set static super switch symbol this throw " +
    "try typeof undefined unique unknown using var void while with yield",
);
/** What a resource would meet in the code that is written around it. */
const TEMPLATE_WORDS = words(
  "after all app assert call clock command context config create created deps document error fields first fingerprint given " +
    "id ids key last limit list migration mongo name next now origin page port position principal read request running " +
    "second seen setting shown signal size store stored subject title",
);

/** @throws CommandError with what is wrong with the name, and what would be right */
export function checkWord(variable: string, word: string): void {
  if (!WORD.test(word)) {
    throw new CommandError(
      `${variable} is '${word}'; it must be one lower-case word (a-z, 0-9, at least two letters): ` +
        "it becomes a proto package, a database and a variable too.",
    );
  }
  const taken = [...TAKEN_BY_THE_HOUSE, ...PROTO_WORDS, ...SCRIPT_WORDS];
  if (taken.includes(word)) throw new CommandError(`${variable} is '${word}', which means something else here.`);
}

/** @throws CommandError when either word cannot be used */
export function namesOf(service: string, resource: string, number: number, mongodbVersion: string): Names {
  checkWord("NAME", service);
  checkWord("RESOURCE", resource);
  const resources = pluralOf(resource);
  if (TEMPLATE_WORDS.includes(resource) || TEMPLATE_WORDS.includes(resources)) {
    throw new CommandError(
      `RESOURCE is '${resource}', a word that the service's code needs itself: choose another one.`,
    );
  }
  return {
    ...{ service, Service: capital(service), resource, Resource: capital(resource), RESOURCE: resource.toUpperCase() },
    ...{ resources, Resources: capital(resources), mongodbVersion },
    ...{ number: String(number), grpcPort: String(7_100 + number), adminPort: String(7_200 + number) },
  };
}

/** The number that the architecture has for this service, else the first one that is free. */
export function nextNumber(service: string, used: readonly number[]): number {
  const reserved = RESERVED_NUMBERS[service];
  if (reserved !== undefined) return reserved;
  for (let number = FIRST_FREE; number <= LAST_NUMBER; number += 1) if (!used.includes(number)) return number;
  throw new CommandError(`All numbers up to ${LAST_NUMBER} are used: the ports of this house hold no more services.`);
}

/** By the rules of English that most words keep. */
export function pluralOf(word: string): string {
  if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}ies`;
  return /(s|x|z|ch|sh)$/.test(word) ? `${word}es` : `${word}s`;
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
