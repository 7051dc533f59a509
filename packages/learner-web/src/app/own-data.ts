import { DATA_ID, type PageData } from './page-data.js';

/** As pages are written, neither data nor styles have a `<`. A parser of HTML would object to the styles, which are another page's. */
const DATA = new RegExp(`id="${DATA_ID}">([^<]*)<`);
const STYLES = /<style[^>]*>([^<]*)</;

/** The data the page came with. The server wrote it for this. */
export function dataIn(page: Document): PageData {
  return JSON.parse(page.getElementById(DATA_ID)!.textContent) as PageData;
}

/**
 * What whoever opens the page is to see, where the server could not tell that somebody does: the same page, fetched by its
 * own script. Whose page it is may be known only now, so the page takes over brand and language. Without an answer it stays
 * what it is, and so it does where nothing in it is about them: what they have typed meanwhile is kept.
 */
export async function fetchOwnData(data: PageData, page: Document): Promise<PageData> {
  try {
    const answer = await fetch(data.url, { headers: { 'portico-as': 'learner' } });
    const html = await answer.text();
    const [json, styles] = [DATA, STYLES].map((part) => part.exec(html)?.[1]);
    if (json === undefined || styles === undefined) return data;
    const own = JSON.parse(json) as PageData;
    if (own.person === null && own.checks === null && own.fault === null) return data;
    page.documentElement.lang = own.language;
    page.querySelector('style')!.textContent = styles;
    return own;
  } catch {
    return data;
  }
}
