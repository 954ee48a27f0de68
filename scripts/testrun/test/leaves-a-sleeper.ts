// A test that passes, and leaves a process behind that holds the output of mocha open: for the test of how a batch ends.
import { spawn } from "node:child_process";

it("leaves somebody asleep for twenty seconds", () => {
  spawn("sleep", ["20"], { stdio: "inherit", detached: true }).unref();
});
