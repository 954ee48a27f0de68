/** Crockford's base 32: no I, L, O or U, which people take for other characters. */
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const CHARACTERS = 12;

/**
 * The name that people use for an order, such as `7K3M-9QX2-TA4D`: 60 bits of the hash that is its id. Of ten million orders two share
 * one with a chance of one in twenty thousand; nothing but a search by staff goes by it.
 */
export function orderNumberOf(orderId: string): string {
  const bits = BigInt(`0x${orderId}`);
  const characters = Array.from({ length: CHARACTERS }, (_, i) => ALPHABET[Number((bits >> BigInt(5 * i)) & 31n)]);
  return [characters.slice(0, 4), characters.slice(4, 8), characters.slice(8)].map((group) => group.join("")).join("-");
}
