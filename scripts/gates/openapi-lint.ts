import type { OpenApiDocument } from "@souk/edge/openapi";
import spectralCore, { type RulesetDefinition } from "@stoplight/spectral-core";
import spectralRules from "@stoplight/spectral-rulesets";

/** Rules of `spectral:oas` that are not ours. */
const OFF = {
  "info-contact": "off", // a document of the repository names no person
  "oas3-operation-security-defined": "off", // takes roles, which OpenAPI 3.1 lets stand there, for scopes of OAuth
} as const;

/** What spectral has against a document, warnings included. */
export async function findDocumentFaults(document: OpenApiDocument): Promise<string[]> {
  const spectral = new spectralCore.Spectral();
  spectral.setRuleset({ extends: [spectralRules.oas as unknown as RulesetDefinition], rules: OFF });
  const results = await spectral.run(document);
  return results.map(({ code, path, message }) => `${path.join(" › ")}: ${message} (${code})`);
}
