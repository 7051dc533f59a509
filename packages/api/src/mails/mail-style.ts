import { brandPalette, type BrandPalette } from '@portico/shared';
import type { CSSProperties } from 'react';

/** The greys of the learner pages, on light and on dark ground. */
const LIGHT = { page: '#ffffff', text: '#1c1e24', dimmed: '#585c66', line: '#e3e4e8', track: '#e7e8eb' };
const DARK = { page: '#111317', text: '#ececef', dimmed: '#a9acb5', line: '#2a2d34', track: '#2d3037' };

/** Word, which is Outlook's eye on Windows, gives up a list whose first font it does not have. */
const FONT = "'Segoe UI', system-ui, -apple-system, Roboto, 'Helvetica Neue', Arial, sans-serif";
const MONO = "Consolas, ui-monospace, SFMono-Regular, Menlo, 'Roboto Mono', monospace";

/** How wide a mail's sheet is at most, in pixels. */
export const SHEET_WIDTH = 560;

/** What every part of a mail looks like, written on it: many mail clients drop style sheets. */
export interface MailStyles {
  /** What some clients do understand: dark grounds and phones. */
  readonly sheet: string;
  readonly body: CSSProperties;
  readonly card: CSSProperties;
  readonly within: CSSProperties;
  readonly mark: CSSProperties;
  readonly brand: CSSProperties;
  readonly title: CSSProperties;
  readonly text: CSSProperties;
  readonly small: CSSProperties;
  readonly message: CSSProperties;
  readonly panel: CSSProperties;
  readonly panelTitle: CSSProperties;
  readonly place: CSSProperties;
  readonly code: CSSProperties;
  readonly button: CSSProperties;
  readonly link: CSSProperties;
  readonly footer: CSSProperties;
}

/** The looks of a mail in a brand's colours, corrected as on the learner pages. @throws RangeError for no `#rrggbb` */
export function mailStyles(accentColor: string): MailStyles {
  const palette = brandPalette(accentColor);
  const { soft, softLine, solid, onSolid, edge, link } = palette.light;
  const small = { margin: '12px 0 0', fontFamily: FONT, fontSize: 14, lineHeight: '20px', color: LIGHT.dimmed };
  const text = { margin: '12px 0 0', fontFamily: FONT, fontSize: 16, lineHeight: '24px', color: LIGHT.text };
  return {
    sheet: styleSheet(palette),
    body: { margin: 0, padding: '32px 0', backgroundColor: soft, WebkitTextSizeAdjust: '100%' },
    card: { width: '100%', maxWidth: SHEET_WIDTH, margin: '0 auto', border: `1px solid ${softLine}`, borderRadius: 16, borderCollapse: 'separate', backgroundColor: LIGHT.page },
    within: { padding: '24px 32px 28px', fontFamily: FONT, wordBreak: 'break-word', overflowWrap: 'anywhere' },
    mark: { width: 28, minWidth: 28, height: 28, borderRadius: 7, border: `1px solid ${edge}`, backgroundColor: solid, color: onSolid, fontFamily: FONT, fontSize: 15, lineHeight: '28px', fontWeight: 600, textAlign: 'center' },
    brand: { padding: '3px 0 3px 10px', fontFamily: FONT, fontSize: 18, lineHeight: '24px', fontWeight: 600, color: LIGHT.text },
    title: { margin: '28px 0 0', fontFamily: FONT, fontSize: 26, lineHeight: '32px', fontWeight: 700, letterSpacing: '-0.014em', color: LIGHT.text },
    text,
    small,
    message: { padding: '2px 0 2px 14px', borderLeft: `3px solid ${edge}` },
    panel: { padding: '14px 16px', border: `1px solid ${softLine}`, borderRadius: 10, backgroundColor: soft },
    panelTitle: { ...small, margin: 0 },
    place: { ...text, margin: '2px 0 0', fontWeight: 600 },
    code: { margin: '0 0 8px', fontFamily: MONO, fontSize: 22, lineHeight: '32px', fontWeight: 600, letterSpacing: '0.02em', color: LIGHT.text },
    button: { padding: '14px 24px', border: `1px solid ${edge}`, borderRadius: 10, backgroundColor: solid, color: onSolid, fontFamily: FONT, fontSize: 16, fontWeight: 600, textAlign: 'center' },
    link: { color: link, fontWeight: 600, textDecoration: 'underline' },
    footer: { paddingTop: 8, borderTop: `1px solid ${LIGHT.line}` },
  };
}

/** How full something is: a bar grey, amber from 80 %, red when full. */
export function meterColour(share: number): string {
  return share < 0.8 ? '#6f737d' : share < 1 ? '#b27700' : '#dd333b';
}

export const METER_TRACK = LIGHT.track;

/** Styles stand on the parts themselves, so whatever changes them has to insist. */
function styleSheet({ dark }: BrandPalette): string {
  const onDark: readonly (readonly [string, string])[] = [
    ['.around,.around>table>tbody>tr>td', `background-color:${dark.soft}!important`],
    ['.card', `background-color:${DARK.page}!important;border-color:${dark.softLine}!important`],
    ['.ink', `color:${DARK.text}!important`],
    ['.dimmed', `color:${DARK.dimmed}!important`],
    ['.link', `color:${dark.link}!important`],
    ['.fill', `background-color:${dark.solid}!important;color:${dark.onSolid}!important;border-color:${dark.edge}!important`],
    ['.panel', `background-color:${dark.soft}!important;border-color:${dark.softLine}!important`],
    ['.message', `border-color:${dark.edge}!important`],
    ['.line', `border-color:${DARK.line}!important`],
    ['.track', `background-color:${DARK.track}!important`],
    ['.plate', 'padding:6px 10px!important'],
  ];
  const phone = ['.around>table>tbody>tr>td{padding:0!important}', '.card{border:0!important;border-radius:0!important}', '.within{padding:16px 20px 28px!important}', '.button{display:block!important}'];
  return [
    ':root{color-scheme:light dark;supported-color-schemes:light dark}',
    `@media (max-width:600px){${phone.join('')}.around,.around>table>tbody>tr>td{background-color:${LIGHT.page}!important}}`,
    `@media (prefers-color-scheme:dark){${onDark.map(([part, style]) => `${part}{${style}}`).join('')}}`,
    `@media (prefers-color-scheme:dark) and (max-width:600px){.around,.around>table>tbody>tr>td{background-color:${DARK.page}!important}}`,
  ].join('\n');
}
