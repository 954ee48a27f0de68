import type { DescMethod } from "@bufbuild/protobuf";

/** Numbers of fields of descriptor.proto, by which source information names places. */
const SERVICES = 6;
const METHODS = 2;
const OPTIONS = 4;
const HTTP_RULE = 72_295_728;
const ADDITIONAL_BINDINGS = 11;

/**
 * The file that states an rpc's rule, with the line where the image tells it: `souk/catalog/v1/catalog.proto:24`.
 *
 * @param binding which of its bindings; 0 is the rule itself
 */
export function placeOfRule({ parent, proto }: DescMethod, binding: number): string {
  const { file } = parent;
  const service = file.services.indexOf(parent);
  const method = parent.proto.method.indexOf(proto);
  const rpc = [SERVICES, service, METHODS, method];
  const rule = [...rpc, OPTIONS, HTTP_RULE];
  const places = binding === 0 ? [rule, rpc] : [[...rule, ADDITIONAL_BINDINGS, binding - 1], rule, rpc];
  for (const place of places) {
    const line = file.proto.sourceCodeInfo?.location.find(({ path }) => String(path) === String(place))?.span[0];
    if (line !== undefined) return `${file.proto.name}:${line + 1}`;
  }
  return file.proto.name;
}
