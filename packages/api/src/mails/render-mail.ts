import { render } from '@react-email/render';
import { createElement } from 'react';
import { readWebUrl } from '../kernel/web-url.js';
import { footerOf } from './footer.js';
import type { MailFacts } from './mail-facts.js';
import type { MailLook } from './mail-look.js';
import { mailStyles } from './mail-style.js';
import { MailPage } from './MailPage.js';
import { MailWords } from './mail-words.js';
import { textPart } from './text-part.js';
import { withWordTable } from './word-table.js';
import { writeLetter } from './write-letter.js';

/** A mail as it is sent, but for its addresses. */
export interface RenderedMail {
  /** One line without control characters, at most 200 characters; the header's encoding is the sender's. */
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

const LONGEST_LINK = 2_000;

/**
 * Makes a mail of facts and a look: pure, without I/O. Text of people is shown as they wrote it and never read as HTML.
 * @throws RangeError for a link, logo or landing page that is no http or https address, an accent colour that is no
 * `#rrggbb`, an unknown time zone
 */
export async function renderMail(facts: MailFacts, look: MailLook): Promise<RenderedMail> {
  const words = new MailWords({ ...look, logoUrl: look.logoUrl && webAddress(look.logoUrl), landingUrl: look.landingUrl && webAddress(look.landingUrl) });
  const letter = writeLetter(facts, words);
  const button = letter.button && { ...letter.button, link: webAddress(letter.button.link) };
  const footer = footerOf({ ...letter, button }, words);
  const page = createElement(MailPage, { letter: { ...letter, button }, footer, words, styles: mailStyles(look.accentColor) });
  return { subject: letter.subject, html: withWordTable(await render(page)), text: textPart({ ...letter, button }, footer, words) };
}

/** A link is shown as it will be opened, hosts in ASCII. */
function webAddress(text: string): string {
  const url = readWebUrl(text, LONGEST_LINK);
  if (url === undefined) throw new RangeError('A mail links to http and https addresses only.');
  return url;
}
