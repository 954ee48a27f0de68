import type { Secret } from "@souk/chassis/config";
import { createSignedTexts } from "@souk/chassis/pages";
import { QuoteToken } from "@souk/proto/souk/order/v1/quote";
import type { QuoteTokens } from "../usecases/ports.ts";
import { lineFromProto, lineToProto, totalsFromProto, totalsToProto } from "./order-mapping.ts";

/** Quotes as their buyers carry them about: souk.order.v1.QuoteToken, signed. */
export function createQuoteTokens(secret: Secret): QuoteTokens {
  const texts = createSignedTexts(secret);
  return {
    write: ({ lines, totals, ...content }) => {
      const token = { ...content, lines: lines.map(lineToProto), totals: totalsToProto(totals) };
      return texts.write(QuoteToken.encode(token).finish());
    },
    read: (text) => {
      const bytes = texts.read(text);
      if (!bytes) return undefined;
      const { lines, totals, expireTime = new Date(0), ...content } = QuoteToken.decode(bytes);
      return { ...content, lines: lines.map(lineFromProto), totals: totalsFromProto(totals), expireTime };
    },
  };
}
