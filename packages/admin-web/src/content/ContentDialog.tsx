import { useForm } from '@mantine/form';
import { SaveContentItemDocument, type ContentKind, type ContentRowFragment } from '@portico/shared/admin';
import { useSend } from '../server/use-send.js';
import { FormSection } from '../ui/form/FormSection.js';
import { SelectField } from '../ui/form/SelectField.js';
import { TextField } from '../ui/form/TextField.js';
import { useFormWork } from '../ui/form/use-form-work.js';
import { sayDone } from '../ui/notices/say-done.js';
import { FormDialog } from '../ui/overlay/FormDialog.js';
import { KIND_OPTIONS } from './content-words.js';

interface Values extends Record<string, unknown> {
  readonly title: string;
  readonly kind: ContentKind;
  readonly url: string;
  readonly tags: string;
}

interface ContentDialogProps {
  /** What to change; null: a new one is made. */
  readonly item: ContentRowFragment | null;
  readonly onClose: () => void;
}

/** Makes or changes a content item. */
export function ContentDialog({ item, onClose }: ContentDialogProps) {
  const form = useForm<Values>({ mode: 'uncontrolled', initialValues: { title: item?.title ?? '', kind: item?.kind ?? 'COURSE', url: item?.url ?? '', tags: item?.tags.join(', ') ?? '' } });
  const { busy, problem, run } = useFormWork(form);
  const save = useSend(SaveContentItemDocument);
  const submit = form.onSubmit(({ tags, ...values }) =>
    run(async () => {
      const listed = tags.split(',').map((tag) => tag.trim()).filter((tag) => tag !== '');
      const { saveContentItem: result } = await save({ input: { ...(item !== null && { id: item.id }), ...values, tags: listed } });
      if (result.__typename === 'InvalidInput') return result;
      onClose();
      sayDone({ title: `${result.contentItem.title} is saved` });
      return null;
    }),
  );
  return (
    <FormDialog title={item === null ? 'Add Content' : `Edit ${item.title}`} opened onClose={onClose} action="Save content" busy={busy} problem={problem} onSubmit={submit} size={560}>
      <FormSection legend="Content">
        <TextField form={form} name="title" label="Title" required first />
        <SelectField form={form} name="kind" label="Kind" options={KIND_OPTIONS} />
        <TextField form={form} name="url" label="Opens" type="url" required placeholder="https://" hint="Where it opens: an address with http or https." />
        <TextField form={form} name="tags" label="Tags" hint="Separated by commas. A client with a tag has everything that has it." />
      </FormSection>
    </FormDialog>
  );
}
