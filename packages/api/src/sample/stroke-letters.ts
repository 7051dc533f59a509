/** A point, in units: an x-height has six, upwards from the line that letters stand on. */
export type Point = readonly [x: number, y: number];
/** Points that a pen goes through; one alone is a dot. */
export type Stroke = readonly Point[];

/** What is drawn in strokes, from 0 to its width. */
export interface Drawing {
  readonly width: number;
  readonly strokes: readonly Stroke[];
}

/** How many straight pieces a bow has. */
const PIECES = 20;

/** A part of a circle, from one angle to another, in degrees against the clock from the right. */
export function bow([x, y]: Point, radius: number, from: number, to: number): Stroke {
  return Array.from({ length: PIECES + 1 }, (_, at) => {
    const angle = ((from + ((to - from) * at) / PIECES) * Math.PI) / 180;
    return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)] as const;
  });
}

const ROUND = bow([3, 3], 3, 0, 360);
const ARCH = bow([3, 3], 3, 180, 0);
const letter = (width: number, ...strokes: readonly Stroke[]): Drawing => ({ width, strokes });

/** The letters that names of the sample's clients are written with: a pen of one width, lines and parts of circles. */
export const LETTERS: Readonly<Record<string, Drawing>> = {
  a: letter(6, ROUND, [[6, 6], [6, 0]]),
  d: letter(6, ROUND, [[6, 10], [6, 0]]),
  e: letter(6, [[0, 3], [6, 3]], bow([3, 3], 3, 0, 310)),
  f: letter(3, [[0.9, 0], [0.9, 7.9], ...bow([3, 7.9], 2.1, 180, 80)], [[-0.5, 6], [2.9, 6]]),
  g: letter(6, ROUND, [[6, 6], [6, 0], ...bow([3, 0], 3, 0, -140)]),
  h: letter(6, [[0, 10], [0, 0]], ARCH, [[6, 3], [6, 0]]),
  i: letter(0, [[0, 6], [0, 0]], [[0, 8.7]]),
  l: letter(0, [[0, 10], [0, 0]]),
  m: letter(9, [[0, 6], [0, 0]], bow([2.25, 3.75], 2.25, 180, 0), [[4.5, 3.75], [4.5, 0]], bow([6.75, 3.75], 2.25, 180, 0), [[9, 3.75], [9, 0]]),
  n: letter(6, [[0, 6], [0, 0]], ARCH, [[6, 3], [6, 0]]),
  r: letter(3, [[0, 6], [0, 0]], bow([3, 3], 3, 180, 80)),
  s: letter(4, bow([2, 4.5], 1.5, 20, 270), bow([2, 1.5], 1.5, 90, -160)),
  t: letter(3, [[0.9, 9], [0.9, 2.1], ...bow([3, 2.1], 2.1, 180, 280)], [[-0.5, 6], [2.9, 6]]),
  ü: letter(6, [[0, 6], [0, 3], ...bow([3, 3], 3, 180, 360), [6, 6]], [[6, 3], [6, 0]], [[1.5, 8.7]], [[4.5, 8.7]]),
  w: letter(8, [[0, 6], [2, 0], [4, 6], [6, 0], [8, 6]]),
};
