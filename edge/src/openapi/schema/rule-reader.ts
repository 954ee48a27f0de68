import {
  type DescExtension,
  type DescField,
  type DescMessage,
  type DescOneof,
  getExtension,
  hasExtension,
  type Message,
  type Registry,
} from "@bufbuild/protobuf";

/** A message of options as protobuf-es reads it from the image; fields that are not set must not be read as defaults. */
export type OptionMessage = Message & Readonly<Record<string, unknown>>;

/** What `buf.validate` and `google.api.field_behavior` say, where the image has them. */
export interface RuleReader {
  /** buf.validate.FieldRules; undefined where there are none, or they are all to be ignored. */
  rulesOf(field: DescField): OptionMessage | undefined;
  /** `REQUIRED`, `OUTPUT_ONLY`, … */
  behaviorsOf(field: DescField): readonly string[];
  /** Whether one of the members must be set. */
  isRequired(oneof: DescOneof): boolean;
  /** What the rules of a message that are written as expressions say in words. */
  sayingsOf(desc: DescMessage): readonly string[];
}

const IGNORE_ALWAYS = 3;

export function createRuleReader(registry: Registry): RuleReader {
  const option = (options: Message | undefined, name: string): unknown => {
    const extension = registry.getExtension(name) as DescExtension | undefined;
    return options && extension && hasExtension(options, extension) ? getExtension(options, extension) : undefined;
  };
  const behaviors = registry.getEnum("google.api.FieldBehavior");
  return {
    rulesOf: ({ proto }) => {
      const rules = option(proto.options, "buf.validate.field") as OptionMessage | undefined;
      return rules && own(rules, "ignore") !== IGNORE_ALWAYS ? rules : undefined;
    },
    behaviorsOf: ({ proto }) => {
      const numbers = (option(proto.options, "google.api.field_behavior") ?? []) as number[];
      return numbers.flatMap((number) => behaviors?.value[number]?.name ?? []);
    },
    isRequired: ({ proto }) => {
      const rules = option(proto.options, "buf.validate.oneof") as OptionMessage | undefined;
      return rules !== undefined && own(rules, "required") === true;
    },
    sayingsOf: ({ proto }) => sayingsIn(option(proto.options, "buf.validate.message") as OptionMessage | undefined),
  };
}

/** The messages of `cel` rules. */
export function sayingsIn(rules: OptionMessage | undefined): string[] {
  const cel = ((rules && own(rules, "cel")) ?? []) as OptionMessage[];
  return cel.map((rule) => String(own(rule, "message") ?? "")).filter((text) => text !== "");
}

/** A field that is set; reading another one would give its default. */
export function own(message: OptionMessage, name: string): unknown {
  return Object.hasOwn(message, name) ? message[name] : undefined;
}
