import { useForm } from '@mantine/form';
import { SetSublicenseContentDocument } from '@portico/shared/admin';
import { useSend } from '../server/use-send.js';
import { FormSection } from '../ui/form/FormSection.js';
import { useFormWork } from '../ui/form/use-form-work.js';
import { sayDone } from '../ui/notices/say-done.js';
import { FormDialog } from '../ui/overlay/FormDialog.js';
import { counted } from '../ui/words/numbers.js';
import { tagsThatBring } from './client-content.js';
import type { ContentValues } from './content-values.js';
import { ItemChoice } from './ItemChoice.js';
import { TagsField } from './TagsField.js';
import type { ContentOfClient } from './use-client-content.js';

interface SublicenseContentDialogProps {
  readonly client: ContentOfClient;
  readonly sublicense: ContentOfClient['sublicenses'][number];
  readonly onClose: () => void;
}

/** What a sublicense opens of what its client has: items one by one, or by tags. */
export function SublicenseContentDialog({ client, sublicense, onClose }: SublicenseContentDialogProps) {
  const form = useForm<ContentValues>({ mode: 'controlled', initialValues: { chosen: sublicense.chosenContent.map(({ id }) => id), tags: sublicense.contentTags } });
  const { busy, problem, run } = useFormWork(form);
  const send = useSend(SetSublicenseContentDocument);
  const { chosen, tags } = form.getValues();
  const items = client.content.map((item) => {
    const by = tagsThatBring(item, tags);
    return { ...item, because: by.length === 0 ? undefined : `by the tag ${by.join(', ')}` };
  });
  const opened = items.filter(({ id, because }) => because !== undefined || chosen.includes(id)).length;
  const submit = form.onSubmit((values) =>
    run(async () => {
      const { updateSublicense: result } = await send({ input: { id: sublicense.id, contentIds: [...values.chosen], contentTags: [...values.tags] } });
      if (result.__typename === 'InvalidInput') return result;
      onClose();
      sayDone({ title: `${sublicense.name} opens ${counted(result.sublicense.content.length, 'item')}`, meaning: 'Its learners see it at once.' });
      return null;
    }),
  );
  return (
    <FormDialog title={`What ${sublicense.name} opens`} opened onClose={onClose} action="Save content" busy={busy} problem={problem} onSubmit={submit} hint={`Opens ${counted(opened, 'item')} of the ${client.content.length} the client has.`}>
      <FormSection legend="Items">
        <ItemChoice first label="Items the client has" items={items} chosen={new Set(chosen)} onChange={(keys) => form.setFieldValue('chosen', [...keys])} none="The client has no content yet." />
      </FormSection>
      <FormSection legend="Tags">
        <TagsField tags={tags} onChange={(next) => form.setFieldValue('tags', next)} known={[...new Set(client.content.flatMap((item) => item.tags))]} label="Tag" hint="Opens every item of the client's that has it, now and later." error={form.errors['contentTags']} />
      </FormSection>
    </FormDialog>
  );
}
