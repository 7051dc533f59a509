import { CheckCodesDocument, type CheckCodesQuery } from '@portico/shared/learner';
import { ask } from '../server/ask.js';

/** What the server says of one code. */
export type CodeCheck = CheckCodesQuery['checkCodes'][number];

/** Asks what codes would do just now; uses nothing up. */
export async function checkCodes(slug: string | null, codes: readonly string[]): Promise<CodeCheck[]> {
  return (await ask(CheckCodesDocument, { input: { slug, codes: [...codes] } })).checkCodes;
}
