import assert from "node:assert/strict";
import { liveLink, newLink, withLink } from "./link.ts";

const START = new Date("2026-01-01T00:00:00Z");
const at = (ms: number) => new Date(START.getTime() + ms);

describe("links in mails", () => {
  it("to set a password are good for an hour, those to verify an address for a day", () => {
    assert.deepEqual(newLink("a", "RESET_PASSWORD", "h", START).expireTime, at(3_600_000));
    assert.deepEqual(newLink("a", "VERIFY_EMAIL", "h", START).expireTime, at(86_400_000));
  });

  it("are three of a kind at most; a fourth ends the oldest", () => {
    let links = withLink([], newLink("v", "VERIFY_EMAIL", "h", START), START);
    for (const id of ["a", "b", "c", "d"]) links = withLink(links, newLink(id, "RESET_PASSWORD", "h", START), START);
    assert.deepEqual(
      links.map(({ id }) => id),
      ["v", "b", "c", "d"],
    );
  });

  it("are forgotten when another comes after they expired", () => {
    const links = withLink([], newLink("a", "RESET_PASSWORD", "h", START), START);
    assert.equal(liveLink(links, "a", at(3_599_999))?.id, "a");
    assert.equal(liveLink(links, "a", at(3_600_000)), undefined);
    const later = withLink(links, newLink("b", "RESET_PASSWORD", "h", at(3_600_000)), at(3_600_000));
    assert.deepEqual(
      later.map(({ id }) => id),
      ["b"],
    );
  });
});
