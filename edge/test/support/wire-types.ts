import { createFileRegistry, type DescMessage, type FileRegistry, fromBinary } from "@bufbuild/protobuf";
import { FileDescriptorSetSchema } from "@bufbuild/protobuf/wkt";
import { compileImage } from "./kitchen.ts";

let registry: FileRegistry | undefined;

/** Message types that use every kind of field, of proto2, proto3 and an edition. */
export function wireRegistry(): FileRegistry {
  registry ??= createFileRegistry(fromBinary(FileDescriptorSetSchema, compileImage("wire")));
  return registry;
}

/** The types of test/support/proto/wire and the well-known ones. */
export function wireTypes(): DescMessage[] {
  return [...wireRegistry()].filter((desc) => desc.kind === "message");
}
