import type { Letter } from './letter.js';
import type { MailWords } from './mail-words.js';
import { oneLine } from './plain-text.js';

/** What ends every mail. All are single lines of plain text. */
export interface Footer {
  /** Whom to ask: an address, else a person or a role in words. */
  readonly who: string;
  readonly isAddress: boolean;
  /** Why the reader gets this mail. */
  readonly why: string;
  /** Who sent it for whom. */
  readonly sent: string;
  /** The client's landing page, unless the button leads there. */
  readonly landingUrl: string | null;
}

/** The end of a mail: whom to ask, why it came, who sent it. */
export function footerOf({ contact, why, button }: Letter, words: MailWords): Footer {
  const { supportEmail, siteName, senderName, landingUrl } = words.look;
  return {
    who: oneLine(supportEmail ?? contact),
    isAddress: supportEmail !== null,
    why,
    sent: oneLine(senderName === siteName ? words.say('sent') : words.say('sentFor', { sender: senderName })),
    landingUrl: landingUrl === button?.link ? null : landingUrl,
  };
}
