import type { DescMessage, Message } from "@bufbuild/protobuf";
import { createValidator, type Violation } from "@bufbuild/protovalidate";
import { type Contract, packageOf } from "../contract/index.ts";
import { type FieldViolation, invalidRequest } from "../errors/index.ts";

/** Holds a message against the field rules of the contract. @throws AppError INVALID_REQUEST that names every faulty field */
export type RuleCheck = (schema: DescMessage, message: Message) => void;

export function createRuleCheck({ registry }: Contract): RuleCheck {
  const validator = createValidator({ registry });
  return (schema, message) => {
    const result = validator.validate(schema, message);
    if (result.kind === "invalid") throw invalidRequest(...result.violations.map(toFieldViolation));
    if (result.kind === "error") throw result.error;
  };
}

/** The path in the contract's names: `product.category_ids[2]`, `product.attributes["colour"]`. */
function toFieldViolation({ field, message, ruleId }: Violation): FieldViolation {
  let path = "";
  for (const step of field) {
    if (step.kind === "field") path += path ? `.${step.name}` : step.name;
    else if (step.kind === "list_sub") path += `[${step.index}]`;
    else if (step.kind === "map_sub") path += `[${JSON.stringify(step.key)}]`;
  }
  // A rule of a whole message names its field in its id: `product.title.required`.
  return { field: path || packageOf(ruleId), description: message, rule: ruleId };
}
