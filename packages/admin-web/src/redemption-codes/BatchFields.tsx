import type { SublicenseFactsFragment } from '@portico/shared/admin';
import { chosenOf, seatWarning } from '../ui/code/seat-warning.js';
import { FormSection } from '../ui/form/FormSection.js';
import { SublicenseChoice } from '../ui/form/SublicenseChoice.js';
import { TextField } from '../ui/form/TextField.js';
import { Note } from '../ui/states/Note.js';
import type { BatchForm } from './batch-form.js';

const CODES = { counts: 'code', one: 'these codes let nobody in' };

/** What a batch is called, and by which order it was sold. */
export function NameFields({ form }: { readonly form: BatchForm }) {
  return (
    <FormSection legend="Batch">
      <div className="pt-two-thirds">
        <TextField form={form} name="label" label="Label" required first />
      </div>
      <div className="pt-third">
        <TextField form={form} name="purchaseReference" label="Reference" placeholder="Order or invoice" />
      </div>
    </FormSection>
  );
}

interface AccessFieldsProps {
  readonly form: BatchForm;
  readonly clientName: string;
  readonly sublicenses: readonly SublicenseFactsFragment[] | undefined;
  /** How many codes are still to be redeemed; null: not known yet. */
  readonly codes: number | null;
}

/** What the codes of a batch open, when and for how long. */
export function AccessFields({ form, clientName, sublicenses, codes }: AccessFieldsProps) {
  const { sublicenseIds } = form.getValues();
  const warning = seatWarning(codes, chosenOf(sublicenses ?? [], sublicenseIds), CODES);
  const choose = (ids: string[]) => {
    form.setFieldValue('sublicenseIds', ids);
    form.clearFieldError('sublicenseIds');
  };
  return (
    <>
      <FormSection legend="Access" about={`Client: ${clientName}`}>
        <SublicenseChoice path="sublicenseIds" chosen={sublicenseIds} onChange={choose} error={form.errors['sublicenseIds']} sublicenses={sublicenses} />
        {warning !== null && <Note>{warning}</Note>}
      </FormSection>
      <FormSection legend="Dates">
        <div className="pt-third">
          <TextField form={form} name="startsAt" label="Starts" type="date" />
        </div>
        <div className="pt-third">
          <TextField form={form} name="expiresAt" label="Redeem until" type="date" />
        </div>
        <div className="pt-third">
          <TextField form={form} name="accessDays" label="Days of Access" placeholder="No own" unit="days" />
        </div>
      </FormSection>
    </>
  );
}
