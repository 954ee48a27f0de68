import { type Contract, scopeOf } from "@souk/chassis/contract";
import { Access } from "@souk/proto/souk/options/v1/policy";

/** The scopes of all rpcs that somebody with a token may call. */
export function scopesOf({ registry, method }: Contract): ReadonlySet<string> {
  const rpcs = [...registry].flatMap((desc) => (desc.kind === "service" ? desc.methods : []));
  const found = rpcs.flatMap((rpc) => method(`/${rpc.parent.typeName}/${rpc.name}`) ?? []);
  const forPeople = found.filter(({ policy }) => policy?.access.some((access) => access !== Access.SERVICE));
  return new Set(forPeople.map(scopeOf));
}
