import { DATA_ID, type PageData } from './page-data.js';

/** Neither styles nor data have a `<`, nor text a `"`, as they are written. */
const STYLES = /<style[^>]*>([^<]*)</;
const DATA = new RegExp(`id="${DATA_ID}">([^<]*)<`);

/** The data a page came with. */
export function dataIn(page: Document): PageData {
  // The server wrote it for this.
  return JSON.parse(page.getElementById(DATA_ID)!.textContent) as PageData;
}

/**
 * What whoever opens the page is to see, where the server could not tell that somebody does: the same page, fetched by its
 * own script. The brand may be known only now, so the page takes over the styles too. Without an answer it stays what it is,
 * and so it does where nothing in it is about them: what they have typed meanwhile is kept.
 */
export async function fetchOwnData(data: PageData, page: Document): Promise<PageData> {
  try {
    const answer = await fetch(data.url, { headers: { 'portico-as': 'learner' } });
    const html = await answer.text();
    // Not parsed as a document: its styles have a nonce of their own, which the policy of this page refuses.
    const [json, styles] = [DATA, STYLES].map((part) => part.exec(html)![1]!);
    // The server wrote it for this.
    const own = JSON.parse(json!) as PageData;
    if (own.person === null && own.checks === null && own.fault === null) return data;
    page.querySelector('style')!.textContent = styles!;
    return own;
  } catch {
    return data;
  }
}
