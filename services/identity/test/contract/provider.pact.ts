import { PACTS_FOLDER, verifyRpcProvider } from "@souk/contracts";
import { type RunningIdentity, startIdentity } from "../support/harness.ts";
import { configOf, type RunningProvider, startProvider } from "../support/oidc-provider.ts";
import { People } from "./people.ts";
import { statesOf } from "./states.ts";

describe("identity, as its consumers' pacts want it", function () {
  this.timeout(60_000);
  let provider: RunningProvider;
  let identity: RunningIdentity;
  before(async () => {
    provider = await startProvider();
    identity = await startIdentity({ OIDC_PROVIDERS: configOf(provider) });
  });
  after(async () => {
    await identity.stop();
    await provider.kill();
  });

  it("answers each call", async () => {
    const { address, keys } = identity;
    const people = await People.of(identity);
    await verifyRpcProvider({
      ...{ folder: PACTS_FOLDER, provider: "identity", address, keys },
      states: statesOf(identity, { people, provider }),
      userToken: async (role) => people.tokenOf(role),
    });
  });
});
