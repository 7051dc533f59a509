import { brandPalette, contrast } from '@portico/shared';

const COLOUR = /^#[0-9a-f]{6}$/i;
const WHITE = '#ffffff';

/** Whether what is typed is a colour as clients have it: `#rrggbb`. */
export function isColour(typed: string): boolean {
  return COLOUR.test(typed.trim());
}

function ratio(one: string, other: string): string {
  // Rounded down: 4.499 is not enough, and must not read as if it were.
  return `${(Math.floor(contrast(one, other) * 100) / 100).toFixed(2)}:1`;
}

/** What becomes of an accent colour on the learner pages, in words: `2.45:1 on white, links use #ac5d00; buttons keep it, with dark text.` */
export function colourWords(typed: string): string {
  const accent = typed.trim().toLowerCase();
  const { light } = brandPalette(accent);
  const links = light.link === accent ? 'links keep it' : `links use ${light.link}`;
  const text = light.onSolid === WHITE ? 'white text' : 'dark text';
  const buttons = light.solid === accent ? `buttons keep it, with ${text}` : `buttons use ${light.solid}, with ${text}`;
  return `${ratio(accent, WHITE)} on white, ${links}; ${buttons}.`;
}
