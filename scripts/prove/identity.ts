import { proveCanaries } from "./identity/canaries/proof.ts";
import { proveSessions, proveSignIns } from "./identity/proof.ts";
import { runProof } from "./support/checks.ts";
import { withTestMongo } from "./support/test-mongo.ts";

await runProof({
  name: "make prove-identity",
  summary:
    "sessions end and keys change everywhere in time, signing in tells nothing and costs others little, and nothing leaks",
  options: {
    copies: { type: "string", doc: "refreshes of one token at once (1000)" },
    rounds: { type: "string", doc: "how often access is ended in each way (10)" },
    tries: { type: "string", doc: "wrong passwords, and as many unknown addresses (200)" },
    logins: { type: "string", doc: "sign-ins at once (100)" },
  },
  prove: ({ copies = "1000", rounds = "10", tries = "200", logins = "100" }, say) =>
    withTestMongo(async () => [
      ...(await proveSessions({
        ...{ copies: Number(copies), rounds: Number(rounds) },
        rotation: { rotations: 2, perSecond: 100, sessions: 10, settleMs: 10_000, say },
      })),
      ...(await proveSignIns({
        mode: "many",
        probing: { tries: Number(tries), mostShare: 0.05 },
        crowd: {
          logins: Number(logins),
          windows: 8,
          windowMs: 10_000,
          most: { ratio: 1.5, moreMs: 10 },
          mostSpread: 2,
          say,
        },
      })),
      ...(await proveCanaries("many")),
    ]),
});
