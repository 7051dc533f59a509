import { fill, type Calendar } from '@portico/shared';
import type { LandingFragment, PersonFragment } from '@portico/shared/learner';
import { createContext, type ComponentChild } from 'preact';
import { useContext } from 'preact/hooks';
import type { Language, Messages } from './messages/messages.js';

/** Whose page it is and what it says: known to everything on it. */
export interface Setting {
  /** Who is signed in. */
  readonly person: PersonFragment | null;
  /** They have another name by now, or are signed out. */
  readonly changePerson: (person: PersonFragment | null) => void;
  readonly client: LandingFragment | null;
  readonly language: Language;
  readonly messages: Messages;
  /** Names the browser's tab. The server calls it too, for the `<title>`. */
  readonly nameTab: (title: string) => void;
}

/** What may stand in a message. */
type Values = Readonly<Record<string, ComponentChild>>;

export const SettingContext = createContext<Setting | null>(null);

/** A page's words, dates and addresses. */
export interface Words {
  readonly setting: Setting;
  readonly calendar: Calendar;
  /** A message as part of a page: whom to ask is a link. */
  readonly say: (key: keyof Messages, values?: Values) => ComponentChild[];
  /** A message as plain text, for titles and attributes. */
  readonly text: (key: keyof Messages, values?: Readonly<Record<string, string>>) => string;
  /** The address of a page of this client: `/acme/sign-in`. */
  readonly path: (page?: string) => string;
}

/** What an address may hold and a link reads as something else (RFC 6068 §2). */
function mailTo(address: string): string {
  return `mailto:${address.replace(/[%?&#/]/g, encodeURIComponent)}`;
}

export function useWords(): Words {
  const setting = useContext(SettingContext);
  if (setting === null) throw new Error('There is no setting around this part of the page.');
  const { client, language, messages } = setting;
  const address = client?.design.supportEmail;
  const link = address == null ? messages.whoever : <a href={mailTo(address)}>{address}</a>;
  return {
    setting,
    calendar: { language, timeZone: client?.timeZone ?? 'UTC' },
    say: (key, values) => fill<ComponentChild>(messages[key], { who: link, ...values }),
    text: (key, values) => fill(messages[key], { who: address ?? messages.whoever, ...values }).join(''),
    path: (page = '') => `/${client?.slug ?? 'redeem'}${page === '' || client === null ? '' : `/${page}`}`,
  };
}
