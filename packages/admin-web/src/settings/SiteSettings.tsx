import { Button, Checkbox } from '@mantine/core';
import { useForm } from '@mantine/form';
import { SettingsDocument, UpdateSettingsDocument, type SettingsQuery } from '@portico/shared/admin';
import { useRights } from '../server/rights.js';
import { useAsked } from '../server/use-asked.js';
import { useSend } from '../server/use-send.js';
import { FormSection } from '../ui/form/FormSection.js';
import { wholeNumber } from '../ui/form/numbers.js';
import { PageForm } from '../ui/form/PageForm.js';
import { TextField } from '../ui/form/TextField.js';
import { useFormWork } from '../ui/form/use-form-work.js';
import { sayDone } from '../ui/notices/say-done.js';
import { FaultStrip } from '../ui/states/FaultStrip.js';

/** In days, as the API takes them. */
const LONGEST_INVITE = 90;

function daysFault(typed: string): string | null {
  const days = wholeNumber(typed);
  return days !== null && days !== undefined && days >= 1 && days <= LONGEST_INVITE ? null : `Write a number of days, 1 to ${LONGEST_INVITE}.`;
}

function SettingsForm({ settings }: { readonly settings: SettingsQuery['settings'] }) {
  const form = useForm({ mode: 'uncontrolled', validate: { inviteDays: daysFault }, initialValues: { siteName: settings.siteName, termsUrl: settings.termsUrl ?? '', privacyUrl: settings.privacyUrl ?? '', introspection: settings.introspection, mailFrom: settings.mailFrom, inviteDays: String(settings.inviteDays), mailPaused: settings.mailPaused } });
  const { busy, problem, run } = useFormWork(form);
  const update = useSend(UpdateSettingsDocument);
  const submit = form.onSubmit(({ termsUrl, privacyUrl, mailFrom, inviteDays, ...values }) =>
    run(async () => {
      const { updateSettings: result } = await update({ input: { ...values, termsUrl: termsUrl === '' ? null : termsUrl, privacyUrl: privacyUrl === '' ? null : privacyUrl, inviteDays: Number(inviteDays), ...(mailFrom !== settings.mailFrom && { mailFrom: mailFrom.trim() === '' ? null : mailFrom.trim() }) } });
      if (result.__typename === 'InvalidInput') return result;
      sayDone({ title: 'The settings are saved', meaning: 'They hold everywhere within three seconds.' });
      return null;
    }),
  );
  return (
    <PageForm label="Settings of the site" problem={problem} onSubmit={submit} buttons={<Button type="submit" aria-disabled={busy}>{busy ? 'One moment …' : 'Save changes'}</Button>}>
      <FormSection legend="Site">
        <TextField form={form} name="siteName" label="Name" required hint="What the site calls itself." />
      </FormSection>
      <FormSection legend="Learners">
        <TextField form={form} name="termsUrl" label="Terms" type="url" placeholder="https://" hint="What learners accept when they register." />
        <TextField form={form} name="privacyUrl" label="Privacy" type="url" placeholder="https://" hint="What is done with personal data; landing pages link to it." />
      </FormSection>
      <FormSection legend="Mails">
        <TextField form={form} name="mailFrom" label="From" hint="An address, or a name and an address in angle brackets. Empty: made of the site's name and host." />
        <div className="pt-half">
          <TextField form={form} name="inviteDays" label="Invites can be accepted for" unit="days" required hint="From when they are sent." />
        </div>
        <Checkbox key={form.key('mailPaused')} {...form.getInputProps('mailPaused', { type: 'checkbox' })} label="Pause mails" description="They are written and wait: nobody gets one until this is taken away." />
      </FormSection>
      <FormSection legend="API">
        <Checkbox key={form.key('introspection')} {...form.getInputProps('introspection', { type: 'checkbox' })} label="Everybody may ask the API for its schema" description="Otherwise signed-in staff alone." />
      </FormSection>
    </PageForm>
  );
}

function OwnersSettings() {
  const { data, fault, again } = useAsked(SettingsDocument, {});
  return (
    <>
      {fault !== null && <FaultStrip title="The settings could not be read." fault={fault} onRetry={again} />}
      {data !== undefined && <SettingsForm settings={data.settings} />}
    </>
  );
}

/** What holds for the whole site. Owners only; others are told so. */
export function SiteSettings() {
  const { site } = useRights();
  return site ? <OwnersSettings /> : <p className="pt-body pt-dim">Only owners see and change what holds for the whole site: ask one of them. What is yours is under your initials, in your profile.</p>;
}
