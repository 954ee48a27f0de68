import { type DescExtension, fromBinary, getExtension, type Message, setExtension, toBinary } from "@bufbuild/protobuf";
import { type FileDescriptorSet, FileDescriptorSetSchema } from "@bufbuild/protobuf/wkt";
import { testContract } from "@souk/chassis/testing";

/** The project's image, with one thing changed. */
export function bentImage(bend: (set: FileDescriptorSet) => void): Uint8Array {
  const set = fromBinary(FileDescriptorSetSchema, testContract().image);
  bend(set);
  return toBinary(FileDescriptorSetSchema, set);
}

/** Gives a field another name, on the wire's JSON too. */
export const renameField = (message: string, from: string, to: string) => (set: FileDescriptorSet) => {
  const types = set.file.flatMap((file) =>
    file.messageType.map((type) => ({ type, name: `${file.package}.${type.name}` })),
  );
  const field = types.find(({ name }) => name === message)?.type.field.find(({ name }) => name === from);
  if (!field) throw new Error(`there is no ${message}.${from} to rename`);
  Object.assign(field, { name: to, jsonName: to });
};

export const dropEnumValue = (value: string) => (set: FileDescriptorSet) => {
  const home = set.file.flatMap((file) => file.enumType).find((each) => each.value.some(({ name }) => name === value));
  if (!home) throw new Error(`there is no ${value} to drop`);
  home.value = home.value.filter(({ name }) => name !== value);
};

/** Gives an rpc's GET another path. */
export const moveRoute = (rpc: string, path: string) => (set: FileDescriptorSet) => {
  const methods = set.file.flatMap((file) => file.service.flatMap(({ method }) => method));
  const options = methods.find(({ name }) => name === rpc)?.options;
  const http = testContract().registry.getExtension("google.api.http") as DescExtension;
  if (!options) throw new Error(`there is no ${rpc} to move`);
  const rule = getExtension(options, http) as Message & { pattern: { case: string; value: string } };
  rule.pattern = { case: "get", value: path };
  setExtension(options, http, rule);
};
