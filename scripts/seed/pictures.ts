/** Simple drawings on a field of 100 × 100, in the colour of the product. */
const SHAPES = {
  mug: "M28 32h36v38q0 8-8 8H36q-8 0-8-8zM64 40h8q8 0 8 10t-10 12h-6v-6h5q5 0 5-6t-5-5h-5z",
  bowl: "M18 42h64q0 32-32 34-32-2-32-34z",
  pan: "M14 48h48v8q0 14-12 14H26q-12 0-12-14zM62 50h26v6H62z",
  board: "M26 18h40q6 0 6 6v44q0 6-6 6H54v10h-8V74H26q-6 0-6-6V24q0-6 6-6z",
  bottle: "M42 14h16v14q12 8 12 20v32q0 6-6 6H36q-6 0-6-6V48q0-12 12-20z",
  notebook: "M26 16h46q4 0 4 4v60q0 4-4 4H26zM32 16h4v68h-4z",
  pen: "M24 76l4-14 40-40 10 10-40 40zM20 84h60v3H20z",
  box: "M20 38l30-14 30 14v34L50 86 20 72zM48 54h4v28h-4z",
  lamp: "M36 20h28l12 30H24zM47 50h6v28h-6zM34 78h32v6H34z",
  globe: "M50 18a30 30 0 1 1-.1 0zM48 8h4v10h-4z",
  cushion: "M20 24q30 8 60 0-8 28 0 54-30-8-60 0 8-28 0-54z",
  blanket: "M18 28h64v36H18zM18 68h64v4H18zM18 76h64v4H18z",
  pot: "M24 30h52l-6 50H30zM20 24h60v8H20z",
  tool: "M44 14h12v34H44zM38 48h24l-4 38H42z",
  can: "M30 40h36v40H30zM66 46l16-14 4 4-20 22zM36 40q0-16 12-16t12 16z",
  wheel: "M50 16a34 34 0 1 1-.1 0zM50 26a24 24 0 1 0 .1 0zM47 47h6v6h-6z",
  bell: "M26 62q0-36 24-36t24 36zM20 62h60v6H20zM46 68h8v8h-8z",
  bag: "M22 36h56l-6 48H28zM36 36q0-18 14-18t14 18h-5q0-12-9-12t-9 12z",
  toy: "M20 56h60v12H20zM32 40h30v16H32zM32 70a7 7 0 1 1-.1 0zM68 70a7 7 0 1 1-.1 0z",
} as const;

export type Shape = keyof typeof SHAPES;

/** A picture as `data:` URI: percent-encoded, without quotes, brackets or blanks. */
export function pictureUri(shape: Shape, colour: string, background: string): string {
  const svg =
    `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 100 100'><rect width='100' height='100' fill='${background}'/>` +
    `<path d='${SHAPES[shape]}' fill='${colour}' fill-rule='evenodd'/></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg).replaceAll("'", "%27")}`;
}
