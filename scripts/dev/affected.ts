import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fromBinary, toBinary } from "@bufbuild/protobuf";
import { FileDescriptorProtoSchema, FileDescriptorSetSchema } from "@bufbuild/protobuf/wkt";
import type { ServiceSpec } from "../services.ts";

/** The contract files that are not the same in both images, such as `souk/catalog/v1/product.proto`. */
export function changedContracts(before: Uint8Array, after: Uint8Array): string[] {
  const [old, now] = [filesOf(before), filesOf(after)];
  return [...new Set([...old.keys(), ...now.keys()])].filter((name) => old.get(name) !== now.get(name));
}

function filesOf(image: Uint8Array): Map<string, string> {
  const { file } = fromBinary(FileDescriptorSetSchema, image);
  const textOf = (each: (typeof file)[number]) =>
    Buffer.from(toBinary(FileDescriptorProtoSchema, each)).toString("base64");
  return new Map(file.map((each) => [each.name, textOf(each)]));
}

/**
 * The services that live by one of the contracts: the edge by all; a service by its own, by those whose code it imports,
 * and by those that are no service's (options, types, vendored ones).
 */
export function affectedServices(root: string, contracts: readonly string[], services: readonly ServiceSpec[]) {
  const names = services.map(({ name }) => name);
  const isShared = contracts.some((file) => !names.includes(ownerOf(file)));
  const servesOneOf = (spec: ServiceSpec) =>
    (contracts.length > 0 && spec.ports.rest !== undefined) || contracts.some((file) => ownerOf(file) === spec.name);
  const affected = services.filter(
    (spec) => isShared || servesOneOf(spec) || importsOneOf(join(root, spec.folder, "src"), contracts),
  );
  // Those who serve the contract come first: the others only call them.
  return affected.toSorted((a, b) => Number(servesOneOf(b)) - Number(servesOneOf(a)));
}

/** `catalog` of `souk/catalog/v1/product.proto`. */
function ownerOf(file: string): string {
  return /^souk\/([^/]+)\//.exec(file)?.[1] ?? "";
}

function importsOneOf(folder: string, contracts: readonly string[]): boolean {
  const modules = contracts.map((file) => `"@souk/proto/${file.replace(/\.proto$/, "")}"`);
  return globSync("**/*.ts", { cwd: folder }).some((source) => {
    const text = readFileSync(join(folder, source), "utf8");
    return modules.some((module) => text.includes(module));
  });
}
