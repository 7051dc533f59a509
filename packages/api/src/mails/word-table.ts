import { SHEET_WIDTH } from './mail-style.js';

/** Where the sheet begins and ends; nothing people wrote can look like it, its `<` is escaped. */
export const CARD_BEGINS = 'card-begins';
export const CARD_ENDS = 'card-ends';

/**
 * Outlook on Windows shows HTML with Word, which knows no greatest width: in a table that only Word sees the sheet is no
 * wider than elsewhere. React writes no comments, so they come in here.
 */
export function withWordTable(html: string): string {
  const begin = `<!--[if mso]><table role="presentation" align="center" width="${SHEET_WIDTH}"><tr><td><![endif]-->`;
  const end = '<!--[if mso]></td></tr></table><![endif]-->';
  return html.replace(`<span class="${CARD_BEGINS}"></span>`, begin).replace(`<span class="${CARD_ENDS}"></span>`, end);
}
