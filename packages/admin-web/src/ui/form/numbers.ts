/** What was typed where a whole number or nothing is wanted: the number, null for nothing, undefined for anything else. */
export function wholeNumber(typed: string): number | null | undefined {
  const digits = typed.replace(/[\s,.'’]/g, '');
  if (digits === '') return null;
  return /^\d{1,10}$/.test(digits) ? Number(digits) : undefined;
}

/** What a field says that wants a whole number. */
export const NOT_WHOLE = 'Write a whole number, or leave it empty.';
