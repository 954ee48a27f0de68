import { assertHold } from "../support/checks.ts";
import { proveImport } from "./proof.ts";

describe("an import whose worker is killed", () => {
  it("makes every product once and tells every bad line, while reads go on", async function () {
    this.timeout(120_000);
    const say = () => undefined;
    assertHold(await proveImport({ products: 500, kills: 1, readsPerSecond: 10, say }));
  });
});
