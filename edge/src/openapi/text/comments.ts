import type { DescEnum, DescFile, DescMessage } from "@bufbuild/protobuf";

/** What the contract's comments say, by the full name of what they stand above. */
export type Comments = ReadonlyMap<string, string>;

/** Numbers of fields of descriptor.proto, by which source information names places. */
const IN_FILE = { message: 4, enum: 5, service: 6 };
const IN_MESSAGE = { field: 2, message: 3, enum: 4, oneof: 8 };
const IN_ENUM = { value: 2 };
const IN_SERVICE = { method: 2 };

type Place = readonly number[];

/** The comments of files whose image tells them; without its source information an image has none. */
export function readComments(files: Iterable<DescFile>): Comments {
  const comments = new Map<string, string>();
  for (const file of files) {
    const names = namesIn(file);
    for (const { path, leadingComments } of file.proto.sourceCodeInfo?.location ?? []) {
      const name = names.get(String(path));
      const text = tidied(leadingComments);
      if (name !== undefined && text !== "") comments.set(name, text);
    }
  }
  return comments;
}

/** The full name of everything in a file, by its place there. */
function namesIn(file: DescFile): Map<string, string> {
  const names = new Map<string, string>();
  const name = (place: Place, fullName: string) => names.set(String(place), fullName);
  for (const [i, desc] of file.messages.entries()) nameMessage(desc, [IN_FILE.message, i], name);
  for (const [i, desc] of file.enums.entries()) nameEnum(desc, [IN_FILE.enum, i], name);
  for (const [i, desc] of file.services.entries()) {
    name([IN_FILE.service, i], desc.typeName);
    for (const [j, method] of desc.methods.entries()) {
      name([IN_FILE.service, i, IN_SERVICE.method, j], `${desc.typeName}.${method.name}`);
    }
  }
  return names;
}

type Namer = (place: Place, fullName: string) => void;

function nameMessage(desc: DescMessage, place: Place, name: Namer): void {
  name(place, desc.typeName);
  for (const [i, field] of desc.proto.field.entries()) {
    name([...place, IN_MESSAGE.field, i], `${desc.typeName}.${field.name}`);
  }
  for (const [i, oneof] of desc.proto.oneofDecl.entries()) {
    name([...place, IN_MESSAGE.oneof, i], `${desc.typeName}.${oneof.name}`);
  }
  for (const inner of desc.nestedMessages) {
    nameMessage(inner, [...place, IN_MESSAGE.message, desc.proto.nestedType.indexOf(inner.proto)], name);
  }
  for (const [i, inner] of desc.nestedEnums.entries()) nameEnum(inner, [...place, IN_MESSAGE.enum, i], name);
}

function nameEnum(desc: DescEnum, place: Place, name: Namer): void {
  name(place, desc.typeName);
  for (const [i, value] of desc.proto.value.entries()) {
    name([...place, IN_ENUM.value, i], `${desc.typeName}.${value.name}`);
  }
}

/** Lines that belong together as one; paragraphs and list items stay apart. What speaks to tools is left out. */
function tidied(comment: string): string {
  return comment
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => !line.startsWith("buf:lint:"))
    .join("\n")
    .trim()
    .replace(/\n{3,}/g, "\n\n")
    .replace(/(?<!\n)\n(?![\n*-])/g, " ");
}
