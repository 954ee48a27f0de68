import { assertHold } from "../support/checks.ts";
import { proveAudit } from "./proof.ts";

describe("the audit log", () => {
  it("shows every row that was edited, deleted or moved, with its position", async function () {
    this.timeout(90_000);
    assertHold(await proveAudit({ rows: 20, say: () => undefined }));
  });
});
