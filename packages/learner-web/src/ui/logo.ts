import { fitted, LOGO_ROOM, type Size } from '@portico/shared';
import type { LandingFragment } from '@portico/shared/learner';

/** A client's logo on a page: the size it has before its bytes are there, so that nothing moves when they are. */
export interface Logo extends Size {
  /** A path of this site: a page may be reached by another name than the API tells. */
  readonly path: string;
  /** Whether it stands on white on a dark page. */
  readonly plate: boolean;
}

/** The logo of a brand; null: none. */
export function logoOf({ logoUrl, logoWidth, logoHeight, logoPlate }: LandingFragment['design']): Logo | null {
  if (logoUrl === null || logoWidth === null || logoHeight === null) return null;
  return { path: new URL(logoUrl).pathname, plate: logoPlate, ...fitted({ width: logoWidth, height: logoHeight }, LOGO_ROOM) };
}
