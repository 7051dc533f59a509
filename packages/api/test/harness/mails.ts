import type { MailFacts } from '../../src/mails/mail-facts.js';
import type { MailLook } from '../../src/mails/mail-look.js';

const LINK = 'https://learn.example.com/acme/invite/8Zk3tVwqYb2nR6xJm0cLhF5pQeD9sGa7uTiX1oKvBfM';
const EXPIRES = new Date('2026-12-06T09:00:00.000Z');
const MESSAGE = 'Hi Bo,\n\nplease do “Working at height” before you come to Hamburg.\nSee you there';

type FactsByKind = { readonly [Kind in MailFacts['kind']]: MailFacts & { readonly kind: Kind } };

const invitation = { firstName: 'Bo', inviter: 'Ada Lovelace', sublicenses: ['EMEA', 'Site managers'], message: MESSAGE, link: LINK, expiresAt: EXPIRES, subject: null };
const linked = { firstName: 'Bo', link: LINK, expiresAt: EXPIRES };

/** One mail of each kind, as it usually is. */
export const MAIL_FACTS: FactsByKind = {
  INVITE: { kind: 'INVITE', ...invitation },
  INVITE_REMINDER: { kind: 'INVITE_REMINDER', ...invitation, message: null, isLast: true },
  ACCESS_ADDED: { kind: 'ACCESS_ADDED', firstName: 'Bo', sublicenses: ['EMEA'], link: LINK, message: null, endsAt: new Date('2027-03-31T22:00:00.000Z') },
  CODE_HANDED_OUT: { kind: 'CODE_HANDED_OUT', firstName: 'Bo', code: 'K7QM-2XWD-9F4T', link: 'https://learn.example.com/acme/K7QM2XWD9F4T', sublicenses: ['EMEA'], message: null },
  SIGN_IN_LINK: { kind: 'SIGN_IN_LINK', ...linked },
  PASSWORD_RESET: { kind: 'PASSWORD_RESET', ...linked },
  ADDRESS_PROOF: { kind: 'ADDRESS_PROOF', ...linked },
  ADDRESS_CHANGED: { kind: 'ADDRESS_CHANGED', firstName: 'Bo', newEmail: 'bo.new@example.org' },
  STAFF_INVITE: { kind: 'STAFF_INVITE', name: 'Cem Yıldız', inviter: 'Ada Lovelace', role: 'CLIENT_MANAGER', link: LINK, expiresAt: EXPIRES },
  SEATS: { kind: 'SEATS', client: 'Acme Corp', sublicense: 'EMEA', level: 95, taken: 428, limit: 450, link: 'https://learn.example.com/admin/clients/acme' },
  TEST: { kind: 'TEST', name: 'Ada Lovelace', link: 'https://learn.example.com/acme' },
};

/** The look of a client. */
export const CLIENT_LOOK: MailLook = {
  language: 'EN',
  siteName: 'Portico',
  clientName: 'Acme Corp',
  senderName: 'Acme Academy',
  accentColor: '#f28c28',
  logo: null,
  supportEmail: 'training@acme.test',
  landingUrl: 'https://learn.example.com/acme',
  timeZone: 'Europe/Berlin',
};

/** The site's own look. */
export const SITE_LOOK: MailLook = { ...CLIENT_LOOK, clientName: null, senderName: 'Portico', accentColor: '#4052d9', supportEmail: null, landingUrl: null };

/** The look a kind usually has. */
export function lookOf(kind: MailFacts['kind']): MailLook {
  return kind === 'STAFF_INVITE' || kind === 'SEATS' ? SITE_LOOK : CLIENT_LOOK;
}
