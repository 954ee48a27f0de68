import assert from "node:assert/strict";
import { httpStatusOfCode } from "./http-status.ts";

describe("the HTTP status of a gRPC code", () => {
  const statuses = [200, 499, 500, 400, 504, 404, 409, 403, 429, 400, 409, 400, 501, 500, 503, 500, 401];
  for (const [code, status] of statuses.entries()) {
    it(`${code} is ${status}`, () => assert.equal(httpStatusOfCode(code), status));
  }
  for (const code of [-1, 17, 99])
    it(`${code}, which is none, is 500`, () => assert.equal(httpStatusOfCode(code), 500));
});
