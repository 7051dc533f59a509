import { useForm, type UseFormReturnType } from '@mantine/form';
import { endOfDay, startOfDay } from '@portico/shared';
import type { CodeRowFragment } from '@portico/shared/admin';
import { NOT_WHOLE, wholeNumber } from '../ui/form/numbers.js';
import { dayField } from '../ui/words/dates.js';
import { domainProblem, domainsIn } from './email-domains.js';

/** What is typed into the form of a code; days are days of the client's zone. */
export interface CodeValues extends Record<string, unknown> {
  readonly label: string;
  readonly code: string;
  readonly sublicenseIds: readonly string[];
  readonly maxRedemptions: string;
  readonly startsAt: string;
  readonly expiresAt: string;
  /** As typed: parted by commas, spaces or lines. */
  readonly emailDomains: string;
}

/** The form of a code. */
export type CodeForm = UseFormReturnType<CodeValues>;

/** The client a code is for. */
export interface CodeClient {
  readonly id: string;
  readonly name: string;
  readonly slug: string;
  readonly timeZone: string;
  readonly landingUrl: string;
}

/** An empty form, or one filled with a code there is. */
export function useCodeForm(code: CodeRowFragment | null): CodeForm {
  return useForm<CodeValues>({
    mode: 'controlled',
    initialValues: code === null ? { label: '', code: '', sublicenseIds: [], maxRedemptions: '', startsAt: '', expiresAt: '', emailDomains: '' } : valuesOf(code),
    validate: { maxRedemptions: (typed) => (wholeNumber(typed) === undefined ? NOT_WHOLE : null), emailDomains: domainProblem },
  });
}

function valuesOf(code: CodeRowFragment): CodeValues {
  const { timeZone } = code.access.client;
  return {
    label: code.label,
    code: code.code,
    sublicenseIds: code.access.sublicenses.map(({ id }) => id),
    maxRedemptions: code.maxRedemptions === null ? '' : String(code.maxRedemptions),
    startsAt: code.startsAt === null ? '' : dayField(code.startsAt, timeZone),
    expiresAt: code.expiresAt === null ? '' : dayField(code.expiresAt, timeZone),
    emailDomains: code.emailDomains.join(', '),
  };
}

/** What both making and changing a code send. Days begin and end at midnight of the client's zone. */
export function limitsOf({ label, sublicenseIds, maxRedemptions, startsAt, expiresAt, emailDomains }: CodeValues, timeZone: string) {
  return {
    label,
    sublicenseIds: [...sublicenseIds],
    maxRedemptions: wholeNumber(maxRedemptions) ?? null,
    startsAt: startsAt === '' ? null : startOfDay(startsAt, timeZone),
    expiresAt: expiresAt === '' ? null : endOfDay(expiresAt, timeZone),
    emailDomains: domainsIn(emailDomains),
  };
}

/** What changing a code sends. A day that was not touched is left out: a time of day that only the API can set stays. */
export function changedLimits(code: CodeRowFragment, values: CodeValues) {
  const before = valuesOf(code);
  const { startsAt, expiresAt, ...limits } = limitsOf(values, code.access.client.timeZone);
  return { ...limits, ...(values.startsAt !== before.startsAt && { startsAt }), ...(values.expiresAt !== before.expiresAt && { expiresAt }) };
}
