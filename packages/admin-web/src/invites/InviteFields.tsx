import { Suspense, useState, useId } from 'react';
import { FormSection } from '../ui/form/FormSection.js';
import { SublicenseChoice, type SublicenseOffer } from '../ui/form/SublicenseChoice.js';
import { lazySoon } from '../ui/overlay/lazy-soon.js';
import { PlainButton } from '../ui/page/PlainButton.js';
import { Note } from '../ui/states/Note.js';
import { counted } from '../ui/words/numbers.js';
import { isFilled, type InviteForm, type InvitingClient } from './invite-form.js';
import { PasteField } from './PasteField.js';
import { PeopleRows, takeList } from './PeopleRows.js';
import { shortOf } from './short-of-seats.js';

const InvitePreview = lazySoon(async () => (await import('./InvitePreview.js')).InvitePreview);

const WAYS = [
  { value: 'mail', label: 'Send the mail' },
  { value: 'link', label: 'Give me the link' },
] as const;

function Who({ form }: { readonly form: InviteForm }) {
  const [isPasting, setPasting] = useState(false);
  const [said, setSaid] = useState<string | null>(null);
  const read = (text: string) => {
    const many = takeList(form, text);
    const left = form.getValues().pasted.trim();
    setSaid(`${counted(many, 'person was', 'people were')} read.${left === '' ? '' : ` ${counted(left.split('\n').length, 'line')} could not be: mend what is left here, or take it out.`}`);
    if (left !== '') setPasting(true);
  };
  return (
    <FormSection legend="Who">
      <PeopleRows form={form} onList={read} />
      {isPasting || form.getValues().pasted.trim() !== '' ? (
        <PasteField form={form} said={said} onRead={read} />
      ) : (
        <span>
          <PlainButton onClick={() => setPasting(true)}>Paste a list</PlainButton>{' '}
          <span role="status" className="pt-note">
            {said}
          </span>
        </span>
      )}
    </FormSection>
  );
}

function Way({ form }: { readonly form: InviteForm }) {
  const { way } = form.getValues();
  return (
    <div role="radiogroup" aria-label="How" className="pt-ways-in">
      {WAYS.map(({ value, label }) => (
        <label key={value}>
          <input type="radio" className="pt-radio" name="way" checked={way === value} onChange={() => form.setFieldValue('way', value)} />
          {label}
        </label>
      ))}
      <p className="pt-note">{way === 'mail' ? 'Each gets a mail with a link of their own, in the design of the client.' : 'No mail is sent. You see each link once and hand it over; it lets in whoever has it, and proves no address.'}</p>
    </div>
  );
}

interface InviteFieldsProps {
  readonly form: InviteForm;
  readonly client: InvitingClient;
  readonly sublicenses: readonly SublicenseOffer[] | undefined;
}

/** The mail, for whoever wants to see it before it is sent. */
function Preview({ form, clientId }: { readonly form: InviteForm; readonly clientId: string }) {
  const [isOpen, setOpen] = useState(false);
  const { people, sublicenseIds, message } = form.getValues();
  return (
    <>
      <span>
        <PlainButton aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          Preview e-mail
        </PlainButton>
      </span>
      <Suspense>{isOpen && <InvitePreview clientId={clientId} firstName={people.find(isFilled)?.firstName ?? ''} sublicenseIds={sublicenseIds} message={message} />}</Suspense>
    </>
  );
}

/** Whom, where to, and how. */
export function InviteFields({ form, client, sublicenses }: InviteFieldsProps) {
  const id = useId();
  const { sublicenseIds, people, way } = form.getValues();
  const { error, ...message } = form.getInputProps('message');
  const warning = shortOf(people.filter(isFilled).length, (sublicenses ?? []).filter((one) => sublicenseIds.includes(one.id)));
  const choose = (ids: string[]) => {
    form.setFieldValue('sublicenseIds', ids);
    form.clearFieldError('sublicenseIds');
  };
  return (
    <>
      <Who form={form} />
      <FormSection legend="Access" about={`To ${client.name}`}>
        <SublicenseChoice path="sublicenseIds" chosen={sublicenseIds} onChange={choose} error={form.errors['sublicenseIds']} sublicenses={sublicenses} />
        {warning !== null && <Note>{warning}</Note>}
      </FormSection>
      <FormSection legend="How">
        <Way form={form} />
        {way === 'mail' && (
          <div className="pt-field">
            <label className="pt-field-label" htmlFor={id}>
              Message
            </label>
            <textarea {...message} id={id} className="pt-input pt-textarea" rows={3} maxLength={2000} aria-describedby={`${id}-hint`} />
            <p id={`${id}-hint`} className="pt-field-hint">
              {error === undefined || error === null ? 'Plain text, in each mail.' : String(error)}
            </p>
          </div>
        )}
        {way === 'mail' && <Preview form={form} clientId={client.id} />}
      </FormSection>
    </>
  );
}
