import type { Random } from "@souk/chassis/ports";
import { signatureOf } from "@souk/sandbox";

/** A webhook as it is sent. */
export interface Sent {
  readonly body: Buffer;
  /** Undefined where the header is left out. */
  readonly signature: string | undefined;
  /** What comes behind the path. */
  readonly query?: string;
}

export interface Around {
  readonly secret: string;
  /** Seconds since 1970. */
  readonly now: number;
  readonly random: Random;
}

const OTHER_SECRET = "a secret that the shop has never heard of";
const TOLERANCE_S = 300;
/** So that a slow machine does not turn what is too early into what is not. */
const MARGIN_S = 60;
const YEAR_S = 31_536_000;

/** As the provider would send it; each is another one. */
export function genuine({ secret, now, random }: Around): Sent {
  const id = Math.floor(random.next() * 1e12).toString(36);
  const data = { authorization: `auth_${id}`, reference: `order-${id}` };
  const body = Buffer.from(JSON.stringify({ id: `evt_${id}`, type: "authorization.authorized", data }));
  return { body, signature: signatureOf(secret, body, now) };
}

type Forge = (sent: Sent & { readonly signature: string }, around: Around) => Sent;

const below = ({ random }: Around, limit: number) => Math.floor(random.next() * limit);
const signedAt = (secret: string, body: Buffer, seconds: number): Sent => ({
  ...{ body, signature: signatureOf(secret, body, seconds) },
});

/** Ways to make of a genuine webhook one that is not, by name. */
export const FORGERIES: Readonly<Record<string, Forge>> = {
  "no signature": ({ body }) => ({ body, signature: undefined }),
  "an empty signature": ({ body }) => ({ body, signature: "" }),
  "another secret": ({ body }, { now }) => signedAt(OTHER_SECRET, body, now),
  "an empty secret": ({ body }, { now }) => signedAt("", body, now),
  "a bit of the body changed": ({ body, signature }, around) => {
    const changed = Buffer.from(body);
    const at = below(around, changed.length);
    changed[at] = (changed[at] ?? 0) ^ (1 << below(around, 8));
    return { body: changed, signature };
  },
  "the body cut short": ({ body, signature }, around) => ({
    ...{ body: body.subarray(0, below(around, body.length)), signature },
  }),
  "something behind the body": ({ body, signature }, around) => ({
    ...{ body: Buffer.concat([body, Buffer.alloc(1 + below(around, 9), " ")]), signature },
  }),
  "the same JSON in other bytes": ({ body, signature }) => ({
    ...{ body: Buffer.from(JSON.stringify(JSON.parse(body.toString()), null, 1)), signature },
  }),
  "the signature of another": ({ body }, around) => ({ body, signature: genuine(around).signature }),
  "a digit of the signature changed": ({ body, signature }, around) => {
    const at = signature.length - 1 - below(around, 64);
    const digit = ((Number.parseInt(signature[at] ?? "0", 16) + 1 + below(around, 15)) % 16).toString(16);
    return { body, signature: signature.slice(0, at) + digit + signature.slice(at + 1) };
  },
  "the signature cut short": ({ body, signature }, around) => ({
    ...{ body, signature: signature.slice(0, -1 - below(around, 64)) },
  }),
  "the signature in another alphabet": ({ body, signature }) => ({
    ...{
      body,
      signature: signature.replace(/v1=(.*)/, (_, hex: string) => `v1=${Buffer.from(hex, "hex").toString("base64")}`),
    },
  }),
  "another scheme": ({ body, signature }) => ({ body, signature: signature.replace("v1=", "v0=") }),
  "another time beside it": ({ body, signature }, around) => ({
    ...{ body, signature: signature.replace(/t=\d+/, `t=${around.now + 1 + below(around, TOLERANCE_S)}`) },
  }),
  "two times": ({ body, signature }, { now }) => ({ body, signature: `t=${now},${signature}` }),
  "too old": ({ body }, around) => signedAt(around.secret, body, around.now - TOLERANCE_S - 1 - below(around, YEAR_S)),
  "too early": ({ body }, around) =>
    signedAt(around.secret, body, around.now + TOLERANCE_S + MARGIN_S + below(around, YEAR_S)),
  "the signature in the query": ({ body, signature }) => ({
    ...{ body, signature: undefined, query: `?signature=${encodeURIComponent(signature)}` },
  }),
};

/** So many that are not genuine, of all kinds in turn. */
export function* forged(count: number, aroundNow: () => Around): Iterable<Sent & { readonly kind: string }> {
  const kinds = Object.entries(FORGERIES);
  for (let i = 0; i < count; i++) {
    const [kind, forge] = kinds[i % kinds.length] as [string, Forge];
    const around = aroundNow();
    yield { kind, ...forge(genuine(around) as Sent & { signature: string }, around) };
  }
}
