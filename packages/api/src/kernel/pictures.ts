/** A picture as Portico keeps it: of its pixels alone, without anything that came with them. */
export interface Picture {
  /** The bytes of a PNG file. */
  readonly png: Buffer;
  /** In pixels. */
  readonly width: number;
  readonly height: number;
  /** Whether some of its colours can hardly be seen on dark pages, so that it stands on white there. */
  readonly needsPlate: boolean;
}

/** Why a file gives no picture: not a whole PNG, JPEG, WebP or GIF file, or more pixels than {@link MOST_PIXELS}. */
export type NoPicture = 'unreadable' | 'too many pixels';

/** The most pixels a picture may have before it is made smaller. */
export const MOST_PIXELS = 40_000_000;

/** The port through which files become pictures. `platform/pictures` implements it. Slow: call it outside transactions. */
export interface Pictures {
  /** A file as a logo, upright and still, at most 640 × 240 pixels; what it is of, its bytes say, not its name. */
  logo(file: Buffer): Promise<Picture | NoPicture>;
}
