import { useForm, type UseFormReturnType } from '@mantine/form';
import { endOfDay, GENERATED_CODE_LENGTH, GENERATED_LENGTHS, startOfDay } from '@portico/shared';
import type { BatchRowFragment } from '@portico/shared/admin';
import { NOT_WHOLE, wholeNumber } from '../ui/form/numbers.js';
import { dayField } from '../ui/words/dates.js';

/** The most codes of a batch, as the API has it. */
export const MOST_CODES = 1_000_000;
/** The most codes that are added to a batch at once. */
export const MOST_MORE = 10_000;

/** What is typed about a batch; days are days of the client's zone. */
export interface BatchValues extends Record<string, unknown> {
  readonly label: string;
  readonly purchaseReference: string;
  readonly count: string;
  readonly prefix: string;
  readonly length: string;
  readonly sublicenseIds: readonly string[];
  readonly startsAt: string;
  readonly expiresAt: string;
  readonly accessDays: string;
}

/** The form of a batch. */
export type BatchForm = UseFormReturnType<BatchValues>;

/** The client a batch is for. */
export interface BatchClient {
  readonly id: string;
  readonly name: string;
  readonly slug: string;
  readonly timeZone: string;
  readonly landingUrl: string;
}

const EMPTY: BatchValues = { label: '', purchaseReference: '', count: '', prefix: '', length: String(GENERATED_CODE_LENGTH), sublicenseIds: [], startsAt: '', expiresAt: '', accessDays: '' };

/** What is wrong with how many codes are asked for; null: nothing. */
export function countProblem(typed: string, most: number): string | null {
  const number = wholeNumber(typed) ?? 0;
  return number >= 1 && number <= most ? null : `Write how many: 1 to ${most.toLocaleString('en')}.`;
}

function lengthProblem(typed: string): string | null {
  const { min, max } = GENERATED_LENGTHS;
  const length = wholeNumber(typed) ?? 0;
  return length >= min && length <= max ? null : `Write a length from ${min} to ${max}.`;
}

const daysProblem = (typed: string) => (wholeNumber(typed) === undefined ? NOT_WHOLE : null);

/** An empty form of a batch that is to be generated. */
export function useGenerateForm(): BatchForm {
  return useForm<BatchValues>({
    mode: 'controlled',
    initialValues: EMPTY,
    validate: { count: (typed) => countProblem(typed, MOST_CODES), length: lengthProblem, accessDays: daysProblem },
  });
}

/** A form filled with a batch there is. */
export function useBatchForm(batch: BatchRowFragment): BatchForm {
  return useForm<BatchValues>({ mode: 'controlled', initialValues: valuesOf(batch), validate: { accessDays: daysProblem } });
}

function valuesOf({ label, purchaseReference, access, startsAt, expiresAt, accessDays }: BatchRowFragment): BatchValues {
  const { timeZone } = access.client;
  return {
    ...EMPTY,
    label,
    purchaseReference: purchaseReference ?? '',
    sublicenseIds: access.sublicenses.map(({ id }) => id),
    startsAt: startsAt === null ? '' : dayField(startsAt, timeZone),
    expiresAt: expiresAt === null ? '' : dayField(expiresAt, timeZone),
    accessDays: accessDays === null ? '' : String(accessDays),
  };
}

/** What both making and changing a batch send. Days begin and end at midnight of the client's zone. */
function sharedOf({ label, purchaseReference, sublicenseIds, startsAt, expiresAt, accessDays }: BatchValues, timeZone: string) {
  return {
    label,
    purchaseReference: purchaseReference.trim() === '' ? null : purchaseReference,
    sublicenseIds: [...sublicenseIds],
    startsAt: startsAt === '' ? null : startOfDay(startsAt, timeZone),
    expiresAt: expiresAt === '' ? null : endOfDay(expiresAt, timeZone),
    accessDays: wholeNumber(accessDays) ?? null,
  };
}

/** A prefix as codes begin with it: in capitals, without the hyphen that stands behind it anyhow. */
export function writtenPrefix(typed: string): string {
  return typed.trim().replace(/-+$/, '').toUpperCase();
}

/** What generating sends. */
export function generationOf(values: BatchValues, { id, timeZone }: BatchClient) {
  const prefix = writtenPrefix(values.prefix);
  return {
    clientId: id,
    ...sharedOf(values, timeZone),
    count: wholeNumber(values.count) ?? 0,
    length: wholeNumber(values.length) ?? GENERATED_CODE_LENGTH,
    ...(prefix !== '' && { prefix }),
  };
}

/** What changing a batch sends. A day that was not touched is left out: a time of day that only the API can set stays. */
export function changedBatch(batch: BatchRowFragment, values: BatchValues) {
  const before = valuesOf(batch);
  const { startsAt, expiresAt, ...rest } = sharedOf(values, batch.access.client.timeZone);
  return { id: batch.id, ...rest, ...(values.startsAt !== before.startsAt && { startsAt }), ...(values.expiresAt !== before.expiresAt && { expiresAt }) };
}
