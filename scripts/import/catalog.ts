import { readFileSync } from "node:fs";
import { createServiceTokenSource } from "@souk/chassis/auth";
import { Secret } from "@souk/chassis/config";
import { backgroundContext, type RequestContext } from "@souk/chassis/context";
import { loadContract } from "@souk/chassis/contract";
import { createClient, createPeer, type TypedClient } from "@souk/chassis/grpc";
import { createLogger } from "@souk/chassis/log";
import { createMetrics } from "@souk/chassis/metrics";
import { systemPorts } from "@souk/chassis/ports";
import { createTracer } from "@souk/chassis/tracing";
import { CatalogServiceService } from "@souk/proto/souk/catalog/v1/catalog_service";
import { ensureSecrets } from "../secrets/secrets.ts";
import { userToken } from "../secrets/tokens.ts";
import { identitiesOf, SERVICES } from "../services.ts";

/** The catalog, as staff with a tool see it. */
export interface Catalog {
  readonly client: TypedClient<typeof CatalogServiceService>;
  /** The context of a call, with staff's token. */
  context(timeoutMs: number): RequestContext;
}

/** As whom people's tools call services. */
const OPS = "ops";

/** Opens the catalog of a stack, with the keys that lie in its data folder. */
export async function openCatalog(address: string, dataDir: string): Promise<Catalog & AsyncDisposable> {
  const secrets = await ensureSecrets(dataDir, identitiesOf(SERVICES));
  const token = await userToken(secrets, "staff");
  const logger = createLogger({ service: "import", level: "silent" });
  const ports = systemPorts();
  const essentials = {
    ...{ contract: loadContract(), logger, metrics: createMetrics(), ports },
    tracer: createTracer({ service: "import", logger }),
  };
  const key = new Secret(readFileSync(secrets.serviceKeyFile(OPS), "utf8"));
  const peer = createPeer({
    ...{ ...essentials, name: "catalog", address, packages: ["souk.catalog.v1"] },
    tokens: createServiceTokenSource(key, ports.clock),
  });
  return {
    client: createClient(CatalogServiceService, { ...essentials, peer }),
    context: (timeoutMs) => ({
      ...backgroundContext(ports.ids.next(), new AbortController().signal, ports.clock.now() + timeoutMs),
      userToken: token,
    }),
    [Symbol.asyncDispose]: () => peer.stop(),
  };
}
