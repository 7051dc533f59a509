import { readWebUrl } from '../kernel/web-url.js';
import { footerOf } from './footer.js';
import type { Letter } from './letter.js';
import type { MailFacts } from './mail-facts.js';
import type { MailLook } from './mail-look.js';
import { mailStyles } from './mail-style.js';
import { MailWords } from './mail-words.js';
import { textPart } from './text-part.js';
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
 * Makes a mail of facts and a look, always the same of the same. Text of people is shown as they wrote it and never read as
 * HTML or Markdown. React is loaded with the first mail: a server that sends none does not carry it.
 * @throws RangeError for a link, logo or landing page that is no http or https address, an accent colour that is no
 * `#rrggbb`, an unknown time zone
 */
export async function renderMail(facts: MailFacts, look: MailLook): Promise<RenderedMail> {
  const words = new MailWords({ ...look, logo: look.logo && { ...look.logo, url: webAddress(look.logo.url) }, landingUrl: look.landingUrl && webAddress(look.landingUrl) });
  const letter = withWebAddress(writeLetter(facts, words));
  const footer = footerOf(letter, words);
  const styles = mailStyles(look.accentColor);
  const { mailHtml } = await import('./mail-html.js');
  return { subject: letter.subject, html: mailHtml({ letter, footer, words, styles }), text: textPart(letter, footer, words) };
}

function withWebAddress(letter: Letter): Letter {
  return { ...letter, button: letter.button && { ...letter.button, link: webAddress(letter.button.link) } };
}

/** A link is shown as it will be opened, hosts in ASCII. */
function webAddress(text: string): string {
  const url = readWebUrl(text, LONGEST_LINK);
  if (url === undefined) throw new RangeError('A mail links to http and https addresses only.');
  return url;
}
