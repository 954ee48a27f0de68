import type { DescService } from "@bufbuild/protobuf";
import type { PlacedRoute } from "./operation/paths.ts";

const VERSION = /^v[0-9]+[a-z0-9]*$/;

/** A service by its own name, or by its full one where two are called the same. */
export function tagsOf(services: readonly DescService[]): Map<DescService, string> {
  const all = new Set(services);
  const isAlone = (name: string) => [...all].filter((service) => service.name === name).length === 1;
  return new Map([...all].map((service) => [service, isAlone(service.name) ? service.name : service.typeName]));
}

/** `CatalogService_GetProduct`; further bindings of an rpc count on from 2. By method and path. */
export function idsOf(placed: readonly PlacedRoute[]): Map<string, string> {
  const tags = tagsOf(placed.map(({ route }) => route.method.desc.parent));
  const counts = new Map<string, number>();
  const ids = new Map<string, string>();
  for (const { route, methods, path } of placed) {
    for (const method of methods) {
      const { parent, name } = route.method.desc;
      const id = `${tags.get(parent)}_${name}`;
      const count = (counts.get(id) ?? 0) + 1;
      counts.set(id, count);
      ids.set(`${method} ${path}`, count === 1 ? id : `${id}_${count}`);
    }
  }
  return ids;
}

/** `Souk` of `souk.catalog.v1` and `souk.order.v1`: what the packages have in common. */
export function titleOf(services: readonly DescService[]): string {
  const [first = [], ...others] = services.map(({ file }) => file.proto.package.split("."));
  const end = first.findIndex((part, i) => VERSION.test(part) || others.some((other) => other[i] !== part));
  const words = end < 0 ? first : first.slice(0, end);
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(" ") || "API";
}

/** The versions that the packages name. */
export function versionOf(services: readonly DescService[]): string {
  const versions = services.flatMap(({ file }) => file.proto.package.split(".").filter((part) => VERSION.test(part)));
  return [...new Set(versions)].sort().join(", ") || "v1";
}
