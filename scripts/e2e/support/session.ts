import type { components, RestClient } from "@souk/proto/client";
import { answerOf } from "./answers.ts";

type Session = components["schemas"]["souk.identity.v1.Session"];

/** Well before it ends, so that a call does not meet the end on its way. */
const LEAST_LEFT_MS = 120_000;

/** The access token of somebody who stays longer than it is good for, as a page in a browser keeps it. */
export function keptToken(stranger: RestClient, begun: Session): () => Promise<string> {
  let session = begun;
  return async () => {
    if (Date.parse(session.expireTime ?? "") - Date.now() < LEAST_LEFT_MS) {
      const body = { refreshToken: session.refreshToken };
      session = answerOf(await stranger.POST("/v1/auth:refresh", { body }));
    }
    return session.accessToken;
  };
}
