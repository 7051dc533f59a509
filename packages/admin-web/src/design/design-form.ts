import type { ClientDesignQuery, UpdateDesignInput } from '@portico/shared/admin';
import { isColour } from './colour-words.js';

type Design = NonNullable<ClientDesignQuery['client']>['design'];

/** What is typed; empty: the usual. */
export interface DesignValues extends Record<string, unknown> {
  readonly accentColor: string;
  readonly heading: string;
  readonly welcomeText: string;
  readonly supportEmail: string;
  readonly senderName: string;
  readonly inviteSubject: string;
}

/** A design as a form holds it. */
export function valuesOf({ accentColor, heading, welcomeText, supportEmail, senderName, inviteSubject }: Design): DesignValues {
  return { accentColor, heading: heading ?? '', welcomeText: welcomeText ?? '', supportEmail: supportEmail ?? '', senderName: senderName ?? '', inviteSubject: inviteSubject ?? '' };
}

/** What to send: every field, with null for the empty ones, which bring back the usual. */
export function inputOf(clientId: string, values: DesignValues): UpdateDesignInput {
  const orNull = (typed: string) => (typed.trim() === '' ? null : typed.trim());
  return {
    clientId,
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
