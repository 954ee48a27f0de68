import { loadContract } from "@souk/chassis/contract";
import { SHARED_DOMAIN } from "@souk/chassis/errors";
import { readComments, reasonsIn } from "@souk/edge/openapi";

/** Every reason that the comment of an rpc of ours names behind `Errors:` exists, in its package or among the shared ones. */
export function findNamedReasonFaults(image: Uint8Array): string[] {
  const contract = loadContract(image);
  const comments = readComments(contract.registry.files);
  const services = [...contract.registry].filter((desc) => desc.kind === "service");
  return services.flatMap((service) => {
    const domain = service.file.proto.package;
    const isKnown = (name: string) => contract.reason(domain, name) ?? contract.reason(SHARED_DOMAIN, name);
    return service.methods.flatMap(({ name }) => {
      const rpc = `${service.typeName}.${name}`;
      const comment = comments.get(rpc) ?? "";
      const reasons = reasonsIn(comment);
      const unknown = reasons.filter(({ reason }) => !isKnown(reason));
      const faults = unknown.map(({ reason }) => `${rpc}: ${reason} is no reason of ${domain} or ${SHARED_DOMAIN}`);
      const isEmpty = /\bErrors:/.test(comment) && reasons.length === 0;
      return isEmpty ? [...faults, `${rpc}: names no reason behind "Errors:"`] : faults;
    });
  });
}
