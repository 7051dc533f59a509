import { useQuery } from '@apollo/client/react';
import { useDebouncedValue } from '@mantine/hooks';
import { CodeTakenDocument, CreateRegistrationCodeDocument, SublicenseChoicesDocument } from '@portico/shared/admin';
import { isWellFormedCode } from '@portico/shared';
import { useEffect } from 'react';
import { useAsked } from '../server/use-asked.js';
import { useSend } from '../server/use-send.js';
import { FormSection } from '../ui/form/FormSection.js';
import { TextField } from '../ui/form/TextField.js';
import { useFormWork } from '../ui/form/use-form-work.js';
import { sayDone } from '../ui/notices/say-done.js';
import { FormDialog } from '../ui/overlay/FormDialog.js';
import { Note } from '../ui/states/Note.js';
import { placeOf } from '../ui/words/dates.js';
import { isEasyPrey } from './code-warnings.js';
import { limitsOf, useCodeForm, type CodeClient, type CodeForm } from './code-form.js';
import { writtenCode } from './code-words.js';
import { CodeFields } from './CodeFields.js';

const RULE = 'Leave blank to generate one; capitals, hyphens and spaces never matter.';

/** Whether the client has a code like what is typed; asked once the typing pauses. */
function useCodeHint(clientId: string, typed: string): string {
  const [code] = useDebouncedValue(typed.trim(), 300);
  const isAskable = isWellFormedCode(code);
  const { data, loading } = useQuery(CodeTakenDocument, { variables: { clientId, code }, skip: !isAskable, fetchPolicy: 'network-only' });
  if (code === '') return RULE;
  if (!isAskable) return 'Letters, digits and hyphens, 4 to 40 of them.';
  if (loading || code !== typed.trim()) return RULE;
  const taken = data?.code;
  return taken === null || taken === undefined ? `Available. ${RULE}` : `“${taken.label}” has this code already.`;
}

function CodeField({ form, clientId }: { readonly form: CodeForm; readonly clientId: string }) {
  const values = form.getValues();
  const hint = useCodeHint(clientId, values.code);
  return (
    <>
      <TextField form={form} name="code" label="Code" hint={hint} mono />
      {isEasyPrey(values) && (
        <Note>
          <strong>A chosen code can be guessed.</strong> Keep a limit, an end or e-mail domains on it, or{' '}
          <button type="button" className="pt-inline-button" onClick={() => form.setFieldValue('code', '')}>
            generate one instead
          </button>
          .
        </Note>
      )}
    </>
  );
}

function Preview({ client, code }: { readonly client: CodeClient; readonly code: string }) {
  const written = writtenCode(code);
  return (
    <FormSection legend="Preview" inset>
      <div aria-live="polite">
        <div className="pt-mono pt-preview-code">{written === '' ? 'XXXX-XXXX-XXXX' : written}</div>
        <div className="pt-preview-link">{written === '' ? 'Twelve symbols nobody guesses, made when you save.' : `${client.landingUrl.replace(/^https?:\/\//, '')}/${encodeURIComponent(written)}`}</div>
      </div>
    </FormSection>
  );
}

interface AddCodeDialogProps {
  readonly client: CodeClient;
  readonly onClose: () => void;
}

/** Makes a registration code. */
export function AddCodeDialog({ client, onClose }: AddCodeDialogProps) {
  const form = useCodeForm(null);
  const { busy, problem, run } = useFormWork(form);
  const { data } = useAsked(SublicenseChoicesDocument, { clientId: client.id });
  const create = useSend(CreateRegistrationCodeDocument);
  const sublicenses = data?.client?.sublicenses;
  const only = sublicenses?.length === 1 ? sublicenses[0]?.id : undefined;
  const { setFieldValue } = form;
  useEffect(() => {
    if (only !== undefined) setFieldValue('sublicenseIds', [only]);
    // setFieldValue is another function each time.
  }, [only]);
  const submit = form.onSubmit((values) =>
    run(async () => {
      const code = writtenCode(values.code);
      const { createRegistrationCode: result } = await create({ input: { clientId: client.id, ...limitsOf(values, client.timeZone), ...(code !== '' && { code }) } });
      if (result.__typename === 'CodeTaken') return { message: result.message, fields: [{ path: 'code', message: result.message }] };
      if (result.__typename === 'InvalidInput') return result;
      onClose();
      sayDone({ title: `${result.registrationCode.code} is ready`, meaning: result.registrationCode.landingUrl });
      return null;
    }),
  );
  return (
    <FormDialog title="Add Registration Codes" opened onClose={onClose} action="Save code" busy={busy} problem={problem} onSubmit={submit} hint={`Days begin and end at midnight, ${placeOf(client.timeZone)} time. Without dates: from now on, for good.`}>
      <CodeFields form={form} client={client} sublicenses={sublicenses}>
        <CodeField form={form} clientId={client.id} />
      </CodeFields>
      <Preview client={client} code={form.getValues().code} />
    </FormDialog>
  );
}
