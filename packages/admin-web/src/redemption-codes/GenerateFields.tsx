import { GENERATED_CODE_LENGTH, GENERATED_LENGTHS } from '@portico/shared';
import '../ui/code/code.css';
import { FormSection } from '../ui/form/FormSection.js';
import { wholeNumber } from '../ui/form/numbers.js';
import { TextField } from '../ui/form/TextField.js';
import { writtenPrefix, type BatchClient, type BatchForm } from './batch-form.js';
import { sampleCode } from './batch-words.js';
import { guessOdds } from './guess-odds.js';
import './redemption-codes.css';

const LEVELS = [1, 2, 3, 4, 5] as const;

function Odds({ codes, length }: { readonly codes: number; readonly length: number }) {
  const odds = guessOdds(codes, length);
  return (
    <p className="pt-odds" aria-live="polite" data-refused={odds?.level === 1 || undefined}>
      {odds === null ? (
        <span className="pt-note">How hard a code is to guess is told here.</span>
      ) : (
        <>
          <span className="pt-odds-bars" aria-hidden="true">
            {LEVELS.map((level) => (
              <span key={level} data-on={level <= odds.level || undefined} />
            ))}
          </span>
          <span>
            <strong>{odds.word}</strong> <span className="pt-note">· {odds.odds}</span>
          </span>
        </>
      )}
    </p>
  );
}

/** How many codes are generated, and how they look. */
export function GenerateFields({ form }: { readonly form: BatchForm }) {
  const { count, length } = form.getValues();
  return (
    <FormSection legend="Codes">
      <div className="pt-third">
        <TextField form={form} name="count" label="Number" required unit="codes" placeholder="500" />
      </div>
      <div className="pt-third">
        <TextField form={form} name="prefix" label="Prefix" mono placeholder="none" />
      </div>
      <div className="pt-third">
        <TextField form={form} name="length" label="Length" />
      </div>
      <Odds codes={wholeNumber(count) ?? 0} length={wholeNumber(length) ?? 0} />
    </FormSection>
  );
}

/** A code as it will look, and its landing link. */
export function GeneratePreview({ form, client }: { readonly form: BatchForm; readonly client: BatchClient }) {
  const { prefix, length } = form.getValues();
  const symbols = wholeNumber(length) ?? GENERATED_CODE_LENGTH;
  const sample = sampleCode(writtenPrefix(prefix), Math.min(symbols, GENERATED_LENGTHS.max));
  return (
    <FormSection legend="Preview" inset>
      <div aria-live="polite">
        <div className="pt-mono pt-preview-code">{sample}</div>
        <div className="pt-preview-link">{`${client.landingUrl.replace(/^https?:\/\//, '')}/${encodeURIComponent(sample)}`}</div>
      </div>
    </FormSection>
  );
}
