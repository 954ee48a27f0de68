import { CommandError, runCommand } from "../kit/command.ts";
import { proveEveryRpc } from "./every-rpc/proof.ts";
import { bufCurl, grpcurl } from "./every-rpc/tools.ts";
import { leaveNothing } from "./support/leave-nothing.ts";
import { withTestMongo } from "./support/test-mongo.ts";

await runCommand({
  name: "make prove-grpcurl",
  summary: "grpcurl and buf curl list, describe and call every rpc of every service",
  options: {},
  run: async () => {
    leaveNothing();
    const tool = await grpcurl();
    if (!tool) throw new CommandError("grpcurl is not on PATH, and there is no Go to build it with.");
    const reached = await withTestMongo(() => proveEveryRpc([tool, bufCurl()], "many"));
    for (const { tool: name, rpcs, failures } of reached) {
      process.stdout.write(
        `${name}: ${rpcs} rpcs listed and described, every one of ours called, ${failures.length} failures\n`,
      );
      for (const failure of failures) process.stdout.write(`  ${failure}\n`);
    }
    return reached.every(({ failures }) => failures.length === 0) ? 0 : 1;
  },
});
