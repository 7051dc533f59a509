import { Button, Textarea } from '@mantine/core';
import { useForm, type UseFormReturnType } from '@mantine/form';
import { ClientDesignDocument, UpdateDesignDocument, type ClientDesignQuery } from '@portico/shared/admin';
import { useState } from 'react';
import { useRights, WHO_MAY } from '../server/rights.js';
import { useAsked } from '../server/use-asked.js';
import { useSend } from '../server/use-send.js';
import { FormSection } from '../ui/form/FormSection.js';
import { LeaveDialog } from '../ui/form/LeaveDialog.js';
import { PageForm } from '../ui/form/PageForm.js';
import { TextField } from '../ui/form/TextField.js';
import { useFormWork } from '../ui/form/use-form-work.js';
import { sayDone } from '../ui/notices/say-done.js';
import { FaultStrip } from '../ui/states/FaultStrip.js';
import { ColourField } from './ColourField.js';
import { isColour } from './colour-words.js';
import { colourFault, inputOf, refusedAt, valuesOf, type DesignValues } from './design-form.js';
import './design.css';
import type { PreviewClient } from './LandingPreview.js';
import { LogoField } from './LogoField.js';
import { Preview } from './Preview.js';
import { TestMail } from './TestMail.js';

interface DesignClient extends PreviewClient {
  readonly id: string;
  readonly landingUrl: string;
}

function Fields({ form, client }: { readonly form: UseFormReturnType<DesignValues>; readonly client: DesignClient }) {
  const { error, ...welcome } = form.getInputProps('welcomeText');
  return (
    <>
      <FormSection legend="Brand">
        <LogoField form={form} client={client} />
        <ColourField form={form} />
      </FormSection>
      <FormSection legend="Landing page">
        <TextField form={form} name="heading" label="Heading" placeholder={client.language === 'DE' ? 'Jetzt lernen' : 'Start learning'} hint="Empty: the usual one, in the language of its learners." />
        <Textarea key={form.key('welcomeText')} {...welcome} error={error} name="welcomeText" label="Welcome text" rows={4} maxLength={2000} inputWrapperOrder={['label', 'input', 'description', 'error']} description="Plain text under the heading; line breaks stay." />
        <TextField form={form} name="supportEmail" label="Support address" type="email" placeholder="training@example.com" hint="Whom learners ask for help." />
      </FormSection>
      <FormSection legend="Mails">
        <TextField form={form} name="senderName" label="Sender name" placeholder={client.name} hint="Empty: the client’s name." />
        <TextField form={form} name="inviteSubject" label="Invite subject" hint="Empty: the usual one, in the language of its learners." />
        <TestMail client={client} />
      </FormSection>
    </>
  );
}

function Loaded({ client, design }: { readonly client: DesignClient; readonly design: NonNullable<ClientDesignQuery['client']>['design'] }) {
  const form = useForm<DesignValues>({ mode: 'controlled', initialValues: valuesOf(design), validate: { accentColor: colourFault } });
  const { busy, problem, run } = useFormWork(form);
  const { clients } = useRights();
  const update = useSend(UpdateDesignDocument);
  // As long as no colour is typed, the preview keeps the one before.
  const [accent, setAccent] = useState(design.accentColor);
  const values = form.getValues();
  if (isColour(values.accentColor) && values.accentColor.trim() !== accent) setAccent(values.accentColor.trim());
  const submit = form.onSubmit((typed) =>
    run(async () => {
      const { updateDesign: result } = await update({ input: inputOf(client.id, typed) });
      if (result.__typename !== 'ClientUpdated') return refusedAt(result);
      const saved = valuesOf(result.client.design);
      form.setValues(saved);
      form.resetDirty(saved);
      sayDone({ title: 'The design is saved', meaning: `${client.landingUrl.replace(/^https?:\/\//, '')} shows it at once.` });
      return null;
    }),
  );
  return (
    <div className="pt-design">
      <PageForm label={`Design of ${client.name}`} locked={clients ? null : WHO_MAY.clients} problem={problem} onSubmit={submit} buttons={<Button type="submit" aria-disabled={busy}>{busy ? 'One moment …' : 'Save design'}</Button>}>
        <Fields form={form} client={client} />
      </PageForm>
      <Preview client={client} accent={accent} values={values} />
      <LeaveDialog unsaved={form.isDirty()} what={`The design of ${client.name}`} />
    </div>
  );
}

/** The brand of a client, and what its landing page looks like by it. */
export function DesignForm({ client }: { readonly client: DesignClient }) {
  const { data, fault, again } = useAsked(ClientDesignDocument, { id: client.id });
  const design = data?.client?.id === client.id ? data.client.design : undefined;
  return (
    <>
      {fault !== null && <FaultStrip title="The design could not be read." fault={fault} onRetry={again} />}
      {design === undefined && fault === null && <p className="pt-body pt-dim pt-late">One moment …</p>}
      {design !== undefined && <Loaded client={client} design={design} />}
    </>
  );
}
