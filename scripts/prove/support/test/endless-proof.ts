// A proof that is never over, with a store, keys in files, a service of its own and one that is kept up: for the test of what a signal leaves.
import { join } from "node:path";
import { testKeys } from "@souk/chassis/testing";
import { ROOT } from "../../../kit/paths.ts";
import { freePort } from "../../../stores/store.ts";
import { KeptProcess } from "../../../up/kept-process.ts";
import { TOY_ROOT } from "../../../up/test/toy.ts";
import { runProof } from "../checks.ts";
import { startService } from "../services.ts";
import { withTestMongo } from "../test-mongo.ts";

const MAIN = "scripts/up/test/fixtures/services/toy/src/main.ts";

await runProof({
  name: "endless",
  summary: "nothing",
  options: {},
  prove: (_values, say) =>
    withTestMongo(async () => {
      const spec = { name: "toy", main: MAIN, grpcPort: await freePort(), adminPort: await freePort() };
      const keys = await testKeys(["toy"]);
      await startService(spec, { mongoUri: "", redisUrl: "", databasePrefix: "", keys });
      await keepToy();
      say("in the middle of it");
      return new Promise(() => undefined);
    }),
});

async function keepToy(): Promise<void> {
  const adminPort = await freePort();
  const silent = { onLine: () => undefined, say: () => undefined, onChange: () => undefined };
  const kept = new KeptProcess({
    ...{ id: "toy", program: process.execPath, args: [join(ROOT, MAIN)], cwd: TOY_ROOT, graceMs: 3_000, ...silent },
    ...{ adminPorts: [adminPort], env: { ...process.env, ADMIN_PORT: String(adminPort) }, times: { firstPauseMs: 1 } },
  });
  await kept.start();
}
