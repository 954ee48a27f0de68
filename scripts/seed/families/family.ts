import type { Shape } from "../pictures.ts";

/** Names of colours as customers read them, and as a picture shows them. */
export const COLOURS = {
  "slate blue": "#4a6580",
  oat: "#d8c8a8",
  moss: "#6b7f4f",
  rust: "#a8562f",
  ink: "#2c2f3a",
  chalk: "#ece8df",
  ochre: "#c9953b",
  plum: "#6d4561",
  "sea glass": "#8fb5a5",
  copper: "#b57a50",
  brass: "#c2a14d",
  oak: "#b08a5b",
  walnut: "#6b4a33",
  beech: "#d3ab7c",
  steel: "#9aa3a8",
} as const;

export type Colour = keyof typeof COLOURS;

/** A thing that the shop sells, in one or more variants. */
export interface Article {
  readonly id: string;
  readonly name: string;
  readonly brand: string;
  /** The category within the family's. */
  readonly shelf: string;
  /** In minor units of EUR, taxes included, for the first size. */
  readonly price: number;
  readonly shape: Shape;
  readonly about: string;
  readonly facts: Readonly<Record<string, string>>;
  /** One product each. */
  readonly colours: readonly Colour[];
  /** Sizes and what each costs more than the first; every colour comes in every size. */
  readonly sizes?: Readonly<Record<string, number>>;
}

export interface Family {
  readonly id: string;
  /** Said of everything in the family. */
  readonly promise: string;
  readonly background: string;
  readonly articles: readonly Article[];
}
