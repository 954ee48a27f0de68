import type { DescService } from "@bufbuild/protobuf";
import { type Setting, setting } from "@souk/chassis/config";
import type { Contract } from "@souk/chassis/contract";
import { z } from "zod";
import type { Route } from "../routing/route.ts";
import { StartFault } from "../start-fault.ts";

/** Where each service of the house listens on one machine (docs/architecture: fixed names). */
const DEFAULT_PORTS: Readonly<Record<string, number>> = {
  identity: 7101,
  catalog: 7102,
  inventory: 7103,
  cart: 7104,
  order: 7105,
  payment: 7106,
  shipping: 7107,
  notification: 7108,
  search: 7109,
  recommendation: 7110,
};

/** Where a service of the house listens that has a host of its own, if nothing is said. */
const USUAL_PORT = 7100;

export type AddressKey = `${string}GrpcAddr`;

/** The key under which a peer's address stands in the configuration. */
export function addressKey(peer: string): AddressKey {
  return `${peer}GrpcAddr`;
}

/** `catalog` of `souk.catalog.v1`: how a service is called in tokens and in `<PEER>_GRPC_ADDR`. */
export function peerNameOf(protoPackage: string): string {
  const parts = protoPackage.split(".").filter((part) => !/^v[0-9]+(?:(?:alpha|beta)[0-9]*)?$/.test(part));
  return parts.at(-1) ?? protoPackage;
}

/** The proto packages that have HTTP rules, by the peer that serves them. */
export function frontedPackages(contract: Contract): Map<string, string[]> {
  const packages = new Map<string, string[]>();
  for (const desc of contract.registry) {
    if (desc.kind !== "service") continue;
    const isFronted = desc.methods.some(({ name }) => contract.method(`/${desc.typeName}/${name}`)?.hasHttpRule);
    const name = desc.file.proto.package;
    const peer = peerNameOf(name);
    const known = packages.get(peer) ?? [];
    if (isFronted && !known.includes(name)) packages.set(peer, [...known, name]);
  }
  return packages;
}

/** `<PEER>_GRPC_ADDR` of each package with HTTP rules; only services of the house have a default. */
export function addressSettings(contract: Contract): Record<AddressKey, Setting<string | undefined>> {
  const settings = [...frontedPackages(contract)].map(([peer, packages]) => {
    const isOfTheHouse = packages.some((name) => name.startsWith("souk."));
    const port = DEFAULT_PORTS[peer];
    const usual = port === undefined ? `dns:///${peer}:${USUAL_PORT}` : `127.0.0.1:${port}`;
    const address = isOfTheHouse ? z.string().default(usual) : z.string().optional();
    return [addressKey(peer), setting(`${peer.toUpperCase()}_GRPC_ADDR`, address, `where ${peer} listens`)];
  });
  return Object.fromEntries(settings);
}

/** A gRPC server, and the services that it is asked for. */
export interface Target {
  readonly name: string;
  readonly address: string;
  readonly services: readonly DescService[];
}

const SERVICE_ADDRESS = /^([A-Za-z_][\w.]*)=(.+)$/;

/**
 * The servers behind the routes. What `--upstream` says of one service counts before what it says of all, and both before
 * `<PEER>_GRPC_ADDR`.
 *
 * @throws StartFault that names every service without an address
 */
export function targetsOf(
  routes: readonly Route[],
  upstreams: readonly string[],
  addressOfPeer: (peer: string) => string | undefined,
): Target[] {
  const served = new Set(routes.map(({ method }) => method.desc.parent));
  const ofOne = new Map(
    upstreams.flatMap((text) => {
      const [, service, address] = SERVICE_ADDRESS.exec(text) ?? [];
      return service && address ? [[service, address] as const] : [];
    }),
  );
  const ofAll = upstreams.findLast((text) => !SERVICE_ADDRESS.test(text));
  const faults: string[] = [];
  for (const name of ofOne.keys()) {
    if (![...served].some(({ typeName }) => typeName === name))
      faults.push(`${name}: no route leads to such a service`);
  }
  const targets = new Map<string, Target>();
  for (const service of served) {
    const own = ofOne.get(service.typeName);
    const peer = peerNameOf(service.file.proto.package);
    const name = own ? service.typeName : peer;
    const address = own ?? ofAll ?? addressOfPeer(peer);
    if (address === undefined) faults.push(`${service.typeName}: say --upstream ${service.typeName}=HOST:PORT`);
    else targets.set(name, { name, address, services: [...(targets.get(name)?.services ?? []), service] });
  }
  if (faults.length > 0) throw new StartFault("It is not known where services listen", faults);
  return [...targets.values()];
}
