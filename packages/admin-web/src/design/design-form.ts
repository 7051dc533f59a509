import type { ClientDesignQuery, UpdateDesignInput } from '@portico/shared/admin';
import { isColour } from './colour-words.js';

type Design = NonNullable<ClientDesignQuery['client']>['design'];

/** A logo as a form holds it. */
export interface LogoValue {
  /** Where it was put; null for the one that is stored. */
  readonly uploadId: string | null;
  /** Where it is to be seen: a path of the site, or itself as a data: URL. */
  readonly src: string;
  /** Whether it stands on white on dark pages. */
  readonly plate: boolean;
}

/** What is typed; empty: the usual. */
export interface DesignValues extends Record<string, unknown> {
  /** Null: none. */
  readonly logo: LogoValue | null;
  readonly accentColor: string;
  readonly heading: string;
  readonly welcomeText: string;
  readonly supportEmail: string;
  readonly senderName: string;
  readonly inviteSubject: string;
}

/** A design as a form holds it. */
export function valuesOf({ logoUrl, logoPlate, accentColor, heading, welcomeText, supportEmail, senderName, inviteSubject }: Design): DesignValues {
  return { logo: logoUrl === null ? null : { uploadId: null, src: new URL(logoUrl).pathname, plate: logoPlate }, accentColor, heading: heading ?? '', welcomeText: welcomeText ?? '', supportEmail: supportEmail ?? '', senderName: senderName ?? '', inviteSubject: inviteSubject ?? '' };
}

/** What to send of a logo: nothing for the one that is stored, null to take it off. */
export function logoInput(logo: LogoValue | null): Pick<UpdateDesignInput, 'logoUploadId'> {
  if (logo === null) return { logoUploadId: null };
  return logo.uploadId === null ? {} : { logoUploadId: logo.uploadId };
}

/** What to send: every field, with null for the empty ones, which bring back the usual. */
export function inputOf(clientId: string, values: DesignValues): UpdateDesignInput {
  const orNull = (typed: string) => (typed.trim() === '' ? null : typed.trim());
  return {
    clientId,
    ...logoInput(values.logo),
    accentColor: orNull(values.accentColor),
    heading: orNull(values.heading),
    welcomeText: orNull(values.welcomeText),
    supportEmail: orNull(values.supportEmail),
    senderName: orNull(values.senderName),
    inviteSubject: orNull(values.inviteSubject),
  };
}

/** What is wrong with a typed colour; null: nothing. Empty is the usual one. */
export function colourFault(typed: string): string | null {
  return typed.trim() === '' || isColour(typed) ? null : 'Write # and six digits, 0 to 9 and a to f, such as #4052d9.';
}

interface Refused {
  readonly message: string;
  readonly fields?: readonly { readonly path: string; readonly message: string }[];
}

/** What was refused, by the fields of the form. */
export function refusedAt(refused: Refused): Refused {
  return { ...refused, fields: (refused.fields ?? []).map(({ path, message }) => ({ path: path === 'logoUploadId' ? 'logo' : path, message })) };
}
