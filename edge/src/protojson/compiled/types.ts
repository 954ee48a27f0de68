import type { DescExtension, DescField, DescMessage, Registry } from "@bufbuild/protobuf";
import { memberChecker } from "./check-wire.ts";
import { bareCode, objectCode } from "./compile-fields.ts";
import { PARAMETERS, type Slot, scanCode, slotsOf } from "./compile-scan.ts";
import type { Compiler } from "./compile-value.ts";
import { wellKnownCode } from "./compile-well-known.ts";
import type { Ranges } from "./ranges.ts";
import { Source } from "./source.ts";
import { type AnyField, wireFieldOf } from "./wire-field.ts";
import { type AnyWriter, anyWriter } from "./write-any.ts";

/** Writes a message's JSON at `o` of the scratch, from its stretches on the wire, and gives the position after it. */
type Write = (bytes: Buffer, start: number, end: number, more: Ranges | null, o: number, depth: number) => number;

/** How a type is written. A property, so that types may hold each other and each is compiled when it is first written. */
export interface TypeWriter {
  write: Write;
}

const ANY = "google.protobuf.Any";

/** The compiled types of a registry. */
export class Types {
  readonly any: AnyWriter;
  readonly #registry: Registry;
  readonly #omitDefaults: boolean;
  readonly #writers = new Map<DescMessage, TypeWriter>();
  #extensions: Map<string, DescExtension[]> | undefined;

  constructor(registry: Registry, omitDefaults: boolean) {
    this.#registry = registry;
    this.#omitDefaults = omitDefaults;
    this.any = anyWriter(registry, (desc) => this.of(desc));
  }

  of(desc: DescMessage): TypeWriter {
    const known = this.#writers.get(desc);
    if (known) return known;
    const writer: TypeWriter = {
      write: (...parameters) => {
        writer.write = this.#compile(desc);
        return writer.write(...parameters);
      },
    };
    this.#writers.set(desc, writer);
    return writer;
  }

  /** Writes one field of a message alone; the other members of its oneof are looked at, since they may replace it. */
  field(desc: DescMessage, field: DescField): TypeWriter {
    const fields = desc.fields.filter((other) => other === field || (field.oneof && other.oneof === field.oneof));
    const at = fields.indexOf(field);
    return { write: this.#build(fields, (slots, compiler) => bareCode(field, slots[at] as Slot, compiler)) };
  }

  #compile(desc: DescMessage): Write {
    const fields = [...desc.fields, ...this.#extensionsOf(desc)].sort((a, b) => a.number - b.number);
    const wellKnown = wellKnownCode(desc);
    if (wellKnown) return this.#build(fields, wellKnown);
    if (desc.typeName !== ANY) return this.#build(fields, (slots, compiler) => objectCode(fields, slots, compiler));
    return this.#build(
      fields,
      ([url, value], { source }) => `return ${source.constant(this.any)}(b, ${url?.s}, ${value?.s}, o, depth);`,
    );
  }

  #build(fields: readonly AnyField[], print: (slots: readonly Slot[], compiler: Compiler) => string): Write {
    const source = new Source();
    const typeOf = (desc: DescMessage) => source.constant(this.of(desc));
    const compiler = { source, typeOf, omitDefaults: this.#omitDefaults };
    const wire = fields.map(wireFieldOf);
    const slots = slotsOf(wire);
    const scan = scanCode(slots, source, source.constant(memberChecker(wire)));
    return source.compile(source.define(PARAMETERS, `${scan}\n${print(slots, compiler)}`)) as Write;
  }

  #extensionsOf(desc: DescMessage): readonly DescExtension[] {
    this.#extensions ??= Map.groupBy(
      [...this.#registry].filter((each) => each.kind === "extension"),
      (extension) => extension.extendee.typeName,
    );
    return this.#extensions.get(desc.typeName) ?? [];
  }
}
