/** How wide and how high something is, in pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** The size a picture is shown in: as large as a box allows, whole, never larger than it is, at least a pixel. */
export function fitted({ width, height }: Size, box: Size): Size {
  const scale = Math.min(1, box.width / width, box.height / height);
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/** The room a client's logo has at the top of a learner page, and in a mail. */
export const LOGO_ROOM: Size = { width: 200, height: 40 };
