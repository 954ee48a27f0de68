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
import { signedIn } from "../secrets/sign-in.ts";
import { identitiesOf, SERVICES } from "../services.ts";

/** The catalog, as staff with a tool see it. */
export interface Catalog {
  readonly client: TypedClient<typeof CatalogServiceService>;
  /** The context of a call, with staff's token, which is renewed where a file takes longer than it. */
  context(timeoutMs: number): Promise<RequestContext>;
}

/** As whom people's tools call services. */
const OPS = "ops";

export interface CatalogOptions {
  /** The catalog's own. */
  readonly address: string;
  /** Where its staff sign in. */
  readonly edgeUrl: string;
  readonly dataDir: string;
}

/** Opens the catalog of a stack, with the keys and accounts that lie in its data folder. */
export async function openCatalog({ address, edgeUrl, dataDir }: CatalogOptions): Promise<Catalog & AsyncDisposable> {
  const secrets = await ensureSecrets(dataDir, identitiesOf(SERVICES));
  const staff = signedIn({ baseUrl: edgeUrl, dataDir, role: "staff" });
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
    context: async (timeoutMs) => {
      const userToken = await staff.token();
      const deadline = ports.clock.now() + timeoutMs;
      return { ...backgroundContext(ports.ids.next(), new AbortController().signal, deadline), userToken };
    },
    [Symbol.asyncDispose]: () => peer.stop(),
  };
}
