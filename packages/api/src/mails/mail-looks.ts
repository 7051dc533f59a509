import type { ClientType } from '../clients/clients.api.js';
import type { MailParty } from '../kernel/mail.js';
import { defaultSender, readSender, type CurrentSettings } from '../settings/settings.api.js';
import type { MailLook } from './mail-look.js';

/** The accent of mails that no client's are: Portico's own. */
const OWN_ACCENT = '#4052d9';

/** What of a client its mails look like. */
export type MailingClient = Pick<ClientType, 'name' | 'language' | 'landingUrl' | 'timeZone' | 'design'>;

/** What {@link MailLooks} works with. */
export interface MailLooksParts {
  readonly settings: Pick<CurrentSettings, 'get'>;
  readonly publicUrl: URL;
}

/** Knows in whose name mails go out, and how they look. */
export class MailLooks {
  readonly #parts: MailLooksParts;

  constructor(parts: MailLooksParts) {
    this.#parts = parts;
  }

  /** The site's address, by the name of whoever writes. @param client null: the site itself */
  async sender(client: MailingClient | null): Promise<MailParty> {
    const { siteName, mailFrom } = await this.#parts.settings.get();
    const own = readSender(mailFrom ?? defaultSender(siteName, this.#parts.publicUrl)) ?? { name: siteName, address: `no-reply@${this.#parts.publicUrl.hostname}` };
    return client === null ? own : { name: client.design.senderName ?? client.name, address: own.address };
  }

  /** How a mail looks that comes from {@link sender}. @param client null: the site itself */
  async lookOf(client: MailingClient | null, from: MailParty): Promise<MailLook> {
    const { siteName } = await this.#parts.settings.get();
    if (client === null) {
      const own = { clientName: null, accentColor: OWN_ACCENT, logo: null, supportEmail: null, landingUrl: null };
      return { language: 'EN', siteName, senderName: from.name ?? siteName, timeZone: 'UTC', ...own };
    }
    const { name, language, landingUrl, timeZone, design } = client;
    const { accentColor, supportEmail } = design;
    return { language, siteName, clientName: name, senderName: from.name ?? name, accentColor, logo: logoOf(design), supportEmail, landingUrl, timeZone };
  }
}

function logoOf({ logoUrl, logoWidth, logoHeight, logoPlate }: MailingClient['design']): MailLook['logo'] {
  return logoUrl === null || logoWidth === null || logoHeight === null ? null : { url: logoUrl, width: logoWidth, height: logoHeight, plate: logoPlate };
}
