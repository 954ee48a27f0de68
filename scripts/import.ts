import { AppError } from "@souk/chassis/errors";
import { openCatalog } from "./import/catalog.ts";
import { cancelImport, importFile } from "./import/import-file.ts";
import { CommandError, runCommand } from "./kit/command.ts";
import { dataFolder, portOffset } from "./kit/paths.ts";
import { edgeUrlOf, SERVICES } from "./services.ts";

const NOT_POSSIBLE = 2;

await runCommand({
  name: "make import",
  summary: "puts the products of a file into the running catalog: .ndjson, or .csv with a header",
  options: {
    file: { type: "string", doc: "the file (make import FILE=products.ndjson)" },
    cancel: { type: "string", doc: "stop the import of this id instead (make import CANCEL=…)" },
    address: { type: "string", doc: "the catalog's gRPC address; by default this stack's" },
    edge: { type: "string", doc: "where staff sign in, without /v1; by default this stack's edge" },
  },
  notes: [
    "A line whose product is there changes the fields given; any other one makes a product. Each takes effect once.",
    "NDJSON has a souk.catalog.v1.Product on each line; CSV the contract's names in its header, such as title,",
    "price.amount_minor, price.currency_code, category_ids (parted by ;), attributes.colour and pictures.uri.",
    "The script ends with 0 when every line was imported, 1 when some were not, 2 when the import was not possible",
    "(make itself turns both into 2).",
  ].join("\n"),
  run: async ({ file, cancel, address, edge }) => {
    const offset = portOffset();
    const port = (SERVICES.find(({ name }) => name === "catalog")?.ports.grpc ?? 0) + offset;
    const at = address ?? `127.0.0.1:${port}`;
    try {
      if ((file === undefined) === (cancel === undefined)) throw new CommandError("Say either FILE=… or CANCEL=….");
      const stack = { edgeUrl: edge ?? edgeUrlOf(offset), dataDir: dataFolder(offset) };
      await using catalog = await openCatalog({ address: at, ...stack });
      return file
        ? await importFile(catalog, file, process.stdout)
        : await cancelImport(catalog, cancel ?? "", process.stdout);
    } catch (error) {
      const isAway = error instanceof AppError && error.reason === "UNAVAILABLE";
      const why = isAway ? `No catalog answers at ${at}: is the shop up (make up)?` : (error as Error).message;
      process.stderr.write(`${why}\n`);
      return NOT_POSSIBLE;
    }
  },
});
