import assert from "node:assert/strict";
import { contractIn } from "../../../test/support/kitchen.ts";
import { compileRoutes } from "../../routing/compile-routes.ts";
import { placeRoutes } from "./paths.ts";

const placed = placeRoutes(compileRoutes(contractIn("atlas")).routes);
const pathsOf = (rpc: string) =>
  placed
    .filter(({ route }) => route.method.desc.name === rpc)
    .map(({ methods, path }) => `${methods.join(" ")} ${path}`);

describe("a template as a path of OpenAPI", () => {
  it("names its variables as JSON does, by their last name where that is enough", () => {
    assert.deepEqual(pathsOf("GetInner"), ["get /m/inner/{id}/of/{name}"]);
    assert.deepEqual(pathsOf("GetItem"), ["get /m/items/{id}"]);
  });

  it("gives each wildcard of a variable a name", () => {
    assert.deepEqual(pathsOf("GetShelf"), ["get /m/shelves/{name}"]);
    assert.deepEqual(pathsOf("ReadBook"), ["get /m/shelves/{name-1}/books/{name-2}:read"]);
    assert.deepEqual(pathsOf("GetFixed"), ["get /m/fixed/x"]);
  });

  it("keeps verbs, and escapes literals", () => {
    assert.deepEqual(pathsOf("CheckItemWell"), ["post /m/items/{id}:well:check"]);
    assert.deepEqual(pathsOf("GetEscaped"), ["get /m/a%20b-c/caf%C3%A9"]);
  });

  it("takes the common methods for a rule of any, but those that have a rule of their own", () => {
    assert.deepEqual(pathsOf("Anything"), ["delete get patch post put /m/any"]);
    assert.deepEqual(pathsOf("Report"), ["report /m/any"]);
  });

  it("never gives two routes the same place", () => {
    const places = placed.flatMap(({ methods, path }) =>
      methods.map((method) => `${method} ${path.replace(/\{[^}]*\}/g, "{}")}`),
    );
    assert.equal(new Set(places).size, places.length);
  });
});
