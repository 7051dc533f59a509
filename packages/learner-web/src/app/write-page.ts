import { brandPalette, type BrandColours } from '@portico/shared';
import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { App } from './App.js';
import type { Assets } from './assets.js';
import { AccountPage } from './AccountPage.js';
import { InvitePage } from './InvitePage.js';
import { logoOf } from '../ui/logo.js';
import { DATA_ID, partOf, ROOT_ID, type PageData } from './page-data.js';

const PARTS = { account: AccountPage, invite: InvitePage };

/** The colour of pages of no client. */
const NO_BRAND = '#4052d9';

/** Writes a page that is complete by itself: words, styles, brand and data. Its script adds what forms do. */
export function writePage(data: PageData, { assets, nonce }: { readonly assets: Assets; readonly nonce: string }): string {
  const part = partOf(data);
  let title = '';
  const nameTab = (text: string) => {
    title = text;
  };
  const body = renderToString(h(App, { data, Part: part === null ? null : PARTS[part], nameTab, changeLanguage: () => Promise.resolve(data.messages) }));
  const found = data.showing === 'page';
  const logo = data.client && logoOf(data.client.design);
  return `<!doctype html>
<html lang="${data.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
${found ? '' : '<meta name="robots" content="noindex">\n'}<title>${escaped(title)}</title>
<link rel="icon" href="data:,">${logo === null ? '' : `\n<link rel="preload" as="image" href="${logo.path}" fetchpriority="high">`}
<style nonce="${nonce}">${brandStyles(data.client?.design.accentColor ?? NO_BRAND)}${assets.css}</style>
<script type="module" src="${assets.script}"></script>${part === null ? '' : `\n<link rel="modulepreload" href="${assets.parts[part]}">`}
</head>
<body>
<div id="${ROOT_ID}">${body}</div>
<script type="application/json" id="${DATA_ID}">${JSON.stringify(data).replaceAll('<', '\\u003c')}</script>
</body>
</html>
`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

/** The styles of brands met before: to work one out takes as long as to render a page. */
const known = new Map<string, string>();
const MOST_KNOWN = 1_000;

/** The client's colours, as they can be read on light and on dark pages. */
function brandStyles(accent: string): string {
  const before = known.get(accent);
  if (before !== undefined) return before;
  const { light, dark } = brandPalette(accent);
  const styles = `:root{${properties(light)}}@media (prefers-color-scheme:dark){:root{${properties(dark)}}}`;
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(accent, styles);
  return styles;
}

function properties({ soft, softLine, solid, solidHover, onSolid, link, edge }: BrandColours): string {
  return `--soft:${soft};--soft-line:${softLine};--solid:${solid};--solid-hover:${solidHover};--on-solid:${onSolid};--link:${link};--edge:${edge}`;
}
