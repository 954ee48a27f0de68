import type { DescField } from "@bufbuild/protobuf";
import { Ownership } from "@souk/proto/souk/options/v1/policy";
import type { Route } from "../../routing/route.ts";

/** Fields of the request that no caller sets: others fill them. */
export function hiddenFields({ method, finishField, headerFields }: Route): DescField[] {
  const { policy, desc } = method;
  const isFilled = policy?.ownership === Ownership.SELF;
  const owner = isFilled ? desc.input.fields.filter(({ name }) => name === policy.ownerField) : [];
  const named = new Set(headerFields.map(({ field }) => field));
  return [...owner, ...named, ...(finishField ? [finishField] : [])];
}
