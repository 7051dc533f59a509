import type { SublicenseFactsFragment } from '@portico/shared/admin';
import type { ReactNode } from 'react';
import { FormSection } from '../ui/form/FormSection.js';
import { wholeNumber } from '../ui/form/numbers.js';
import { SublicenseChoice } from '../ui/form/SublicenseChoice.js';
import { TextField } from '../ui/form/TextField.js';
import { Note } from '../ui/states/Note.js';
import type { CodeClient, CodeForm } from './code-form.js';
import { chosenOf, seatWarning } from '../ui/code/seat-warning.js';
import '../ui/code/code.css';

const USES = { counts: 'use', one: 'this code lets nobody in' };

interface CodeFieldsProps {
  readonly form: CodeForm;
  readonly client: CodeClient;
  readonly sublicenses: readonly SublicenseFactsFragment[] | undefined;
  /** The field of the code itself: typed once, then fixed. */
  readonly children: ReactNode;
}

/** What both making and changing a code ask for. */
export function CodeFields({ form, client, sublicenses, children }: CodeFieldsProps) {
  const { sublicenseIds, maxRedemptions } = form.getValues();
  const warning = seatWarning(wholeNumber(maxRedemptions) ?? null, chosenOf(sublicenses ?? [], sublicenseIds), USES);
  const choose = (ids: string[]) => {
    form.setFieldValue('sublicenseIds', ids);
    form.clearFieldError('sublicenseIds');
  };
  return (
    <>
      <FormSection legend="Code">
        <TextField form={form} name="label" label="Label" required first />
        {children}
      </FormSection>
      <FormSection legend="Access" about={`Client: ${client.name}`}>
        <SublicenseChoice path="sublicenseIds" chosen={sublicenseIds} onChange={choose} error={form.errors['sublicenseIds']} sublicenses={sublicenses} />
        {warning !== null && <Note>{warning}</Note>}
      </FormSection>
      <FormSection legend="Limits">
        <div className="pt-third">
          <TextField form={form} name="maxRedemptions" label="Redemptions" placeholder="No limit" unit="uses" />
        </div>
        <div className="pt-third">
          <TextField form={form} name="startsAt" label="Starts" type="date" />
        </div>
        <div className="pt-third">
          <TextField form={form} name="expiresAt" label="Redeem until" type="date" />
        </div>
        <TextField form={form} name="emailDomains" label="E-mail domains" placeholder="Every address" hint="Only for addresses with one of these behind the @, such as example.com, example.org. The seat is held up to 24 hours, until a mailed link proves the address." />
      </FormSection>
    </>
  );
}
