import { crc32, deflateSync } from 'node:zlib';
import type { Picture } from '../kernel/pictures.js';
import { LETTERS, type Drawing, type Point, type Stroke } from './stroke-letters.js';

/** A mark and, beside it, a name, in one colour. */
export interface Logo {
  readonly mark: Drawing;
  /** In letters that {@link LETTERS} has. */
  readonly name: string;
  /** `#rrggbb`. */
  readonly colour: string;
  /** Whether the colour can hardly be seen on dark pages. */
  readonly needsPlate: boolean;
}

/** Pixels of a unit: twice those that pages and mails show. */
const SCALE = 5;
/** Units: half of the pen, around everything, between two letters, and behind the mark. */
const PEN = 0.62;
const EDGE = 1;
const APART = 2.1;
const BEHIND_MARK = 3;
/** Units above and below the line that letters stand on. */
const ABOVE = 10;
const BELOW = 3;

function moved(strokes: readonly Stroke[], by: number): Stroke[] {
  return strokes.map((stroke) => stroke.map(([x, y]) => [x + by, y] as const));
}

/** All of it, one behind the other. */
function layOut({ mark, name }: Logo): Drawing {
  const strokes = [...mark.strokes];
  let width = mark.width + BEHIND_MARK;
  for (const one of name) {
    const drawn = LETTERS[one];
    if (drawn === undefined) throw new Error(`There is no letter ${one}.`);
    strokes.push(...moved(drawn.strokes, width));
    width += drawn.width + APART;
  }
  return { width: width - APART, strokes };
}

/** How far a point is from a straight piece. */
function away([x, y]: Point, [fromX, fromY]: Point, [toX, toY]: Point): number {
  const [alongX, alongY] = [toX - fromX, toY - fromY];
  const length = alongX ** 2 + alongY ** 2;
  const part = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - fromX) * alongX + (y - fromY) * alongY) / length));
  return Math.hypot(x - fromX - part * alongX, y - fromY - part * alongY);
}

/** Where in the picture a unit is, and back. */
const column = (x: number) => (x + EDGE) * SCALE;
const line = (y: number) => (ABOVE + EDGE - y) * SCALE;
const unitsAt = (x: number, y: number): Point => [(x + 0.5) / SCALE - EDGE, ABOVE + EDGE - (y + 0.5) / SCALE];

/** Draws one straight piece: how much of each pixel near it the pen covers, 0 to 255. */
function draw(alpha: Buffer, width: number, [from, to]: readonly [Point, Point]): void {
  const reach = PEN * SCALE + 1;
  const height = alpha.length / width;
  const [left, right] = [Math.min(column(from[0]), column(to[0])) - reach, Math.max(column(from[0]), column(to[0])) + reach];
  const [top, bottom] = [Math.min(line(from[1]), line(to[1])) - reach, Math.max(line(from[1]), line(to[1])) + reach];
  for (let y = Math.max(0, Math.floor(top)); y < Math.min(height, bottom); y += 1) {
    for (let x = Math.max(0, Math.floor(left)); x < Math.min(width, right); x += 1) {
      const covered = Math.round(255 * Math.min(1, Math.max(0, (PEN - away(unitsAt(x, y), from, to)) * SCALE + 0.5)));
      alpha[y * width + x] = Math.max(alpha[y * width + x]!, covered);
    }
  }
}

/** A piece of a PNG file (https://www.w3.org/TR/png-3/#5Chunk-layout). */
function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** Draws a logo: a PNG of grey steps of one colour, see-through elsewhere. The same bytes every time. */
export function drawLogo(logo: Logo): Picture {
  const { width: units, strokes } = layOut(logo);
  const [width, height] = [units + 2 * EDGE, ABOVE + BELOW + 2 * EDGE].map((size) => Math.round(size * SCALE)) as [number, number];
  const colour = Buffer.from(logo.colour.slice(1), 'hex');
  const alpha = Buffer.alloc(width * height);
  for (const stroke of strokes) for (const [at, point] of stroke.entries()) draw(alpha, width, [stroke[at - 1] ?? point, point]);
  // Each line begins with the number of its filter: none.
  const lines = Buffer.alloc(height * (1 + 4 * width));
  for (const [at, part] of alpha.entries()) {
    const place = Math.floor(at / width) * (1 + 4 * width) + 1 + 4 * (at % width);
    lines.set(colour, place);
    lines[place + 3] = part;
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  // Eight bits for each of red, green, blue and alpha.
  head.set([8, 6, 0, 0, 0], 8);
  const png = Buffer.concat([Buffer.from('\x89PNG\r\n\x1A\n', 'latin1'), chunk('IHDR', head), chunk('IDAT', deflateSync(lines, { level: 9 })), chunk('IEND', Buffer.alloc(0))]);
  return { png, width, height, needsPlate: logo.needsPlate };
}
