import { runCommand } from "./kit/command.ts";
import { runTests } from "./testrun/run.ts";

await runCommand({
  name: "make test",
  summary: "runs the tests against a real Redis and a MongoDB of their own, beside whatever else runs",
  options: {
    files: { type: "string", doc: "only these: a glob, a folder or a file (make test FILES=…)" },
    grep: { type: "string", doc: "only tests whose name contains this (make test GREP=…)" },
    coverage: { type: "boolean", doc: "measure coverage and check it (make coverage)" },
  },
  notes:
    "TEST_MONGODB_URI and TEST_REDIS_URL, where set, are used instead of stores that are started for the run; shops in tests start a Redis of their own.",
  run: ({ files, grep, coverage }) => runTests({ files, grep, coverage: coverage === true }),
});
