import type { Db, Document } from "mongodb";
import type { RunningShop } from "../../../e2e/support/shop.ts";
import { IDENTITY, SERVICES } from "../../../services.ts";
import { textOf } from "./search.ts";
import { NOTHING_TO_CLEAR, type Surface } from "./surface.ts";

/** A part of what is stored, by collection. */
interface Part {
  readonly name: string;
  /** Where a leak is planted. */
  readonly planted: { readonly service: string; readonly collection: string };
  has(service: string, collection: string): boolean;
}

const EVENTS = new Set(["events", "eventLog", "inbox"]);
const AUDIT = "audit";
const isApart = (collection: string) => EVENTS.has(collection) || collection === AUDIT;

const PARTS: readonly Part[] = [
  {
    name: "logs of events",
    planted: { service: IDENTITY, collection: "events" },
    has: (_, collection) => EVENTS.has(collection),
  },
  {
    name: "audit logs",
    planted: { service: IDENTITY, collection: AUDIT },
    has: (_, collection) => collection === AUDIT,
  },
  {
    name: "identity's other collections",
    planted: { service: IDENTITY, collection: "users" },
    has: (service, collection) => service === IDENTITY && !isApart(collection),
  },
  {
    name: "other services' collections",
    planted: { service: "catalog", collection: "products" },
    has: (service, collection) => service !== IDENTITY && !isApart(collection),
  },
];

/** The bytes of every document of every service, as they are on disk. */
export function databaseSurfaces({ catalogDb }: RunningShop): Surface[] {
  const dbOf = (service: string) => catalogDb.db.client.db(`${catalogDb.prefix}${service}`);
  return PARTS.map(({ name, planted, has }) => ({
    name,
    read: async () => {
      const texts = await Promise.all(SERVICES.map((spec) => dump(dbOf(spec.name), (one) => has(spec.name, one))));
      return texts.join("\n");
    },
    plant: async (values) => {
      const collection = dbOf(planted.service).collection<Document & { _id: string }>(planted.collection);
      await collection.insertOne({ _id: "planted", values: [...values] });
    },
    clear: NOTHING_TO_CLEAR,
  }));
}

async function dump(db: Db, isWanted: (collection: string) => boolean): Promise<string> {
  const names = (await db.listCollections().toArray()).map(({ name }) => name).filter(isWanted);
  const documents = await Promise.all(names.map((name) => db.collection(name).find({}, { raw: true }).toArray()));
  return documents
    .flat()
    .map((bytes) => textOf(bytes as unknown as Buffer))
    .join("\n");
}
