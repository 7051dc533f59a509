import { TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDebouncedValue } from '@mantine/hooks';
import { ContentItemsDocument, SetClientContentDocument } from '@portico/shared/admin';
import { useState } from 'react';
import { useAsked } from '../server/use-asked.js';
import { useSend } from '../server/use-send.js';
import { FormSection } from '../ui/form/FormSection.js';
import { useFormWork } from '../ui/form/use-form-work.js';
import { Icon } from '../ui/marks/Icon.js';
import { sayDone } from '../ui/notices/say-done.js';
import { FormDialog } from '../ui/overlay/FormDialog.js';
import { FaultStrip } from '../ui/states/FaultStrip.js';
import { areSameTags } from './client-content.js';
import type { ContentValues } from './content-values.js';
import { ItemChoice } from './ItemChoice.js';
import { TagsField } from './TagsField.js';
import type { ContentOfClient } from './use-client-content.js';

/** How many items are offered at once. */
const OFFERED = 50;

/** Items there are, found by what is typed; what the client has already is left out. */
function useOffered(client: ContentOfClient, typed: string) {
  const [search] = useDebouncedValue(typed.trim(), 200);
  const { data, fault, again } = useAsked(ContentItemsDocument, { first: OFFERED, ...(search !== '' && { search }) });
  const has = new Set(client.content.map(({ id }) => id));
  const found = data?.contentItems;
  return { items: found?.nodes.filter(({ id }) => !has.has(id)), known: [...new Set(found?.nodes.flatMap(({ tags }) => tags))], hasMore: found?.pageInfo.hasNextPage === true, fault, again };
}

interface AddToClientDialogProps {
  readonly client: ContentOfClient;
  readonly name: string;
  readonly onClose: () => void;
}

/** Gives a client content: items one by one, or by tags everything that has them. */
export function AddToClientDialog({ client, name, onClose }: AddToClientDialogProps) {
  const form = useForm<ContentValues>({ mode: 'controlled', initialValues: { chosen: [], tags: client.contentTags } });
  const { busy, problem, run } = useFormWork(form);
  const [typed, setTyped] = useState('');
  const { items, known, hasMore, fault, again } = useOffered(client, typed);
  const send = useSend(SetClientContentDocument);
  const { chosen, tags } = form.getValues();
  const submit = form.onSubmit((values) =>
    run(async () => {
      // The form has a copy of its own.
      const hasOtherTags = !areSameTags(values.tags, client.contentTags);
      if (values.chosen.length === 0 && !hasOtherTags) return { message: 'Choose an item, or write a tag and add it.' };
      const mine = client.chosenContent.map(({ id }) => id);
      const { updateClient: result } = await send({ input: { id: client.id, ...(values.chosen.length > 0 && { contentIds: [...mine, ...values.chosen] }), ...(hasOtherTags && { contentTags: [...values.tags] }) } });
      if (result.__typename === 'SlugTaken') return result;
      if (result.__typename === 'InvalidInput') return result;
      onClose();
      sayDone({ title: `${name} has the content`, meaning: 'Main opens all of it; other sublicenses open what you choose.' });
      return null;
    }),
  );
  return (
    <FormDialog title={`Add Content to ${name}`} opened onClose={onClose} action="Add content" busy={busy} problem={problem} onSubmit={submit} hint="Main opens it at once.">
      <FormSection legend="Items">
        <TextInput type="search" label="Find" placeholder="Title" value={typed} leftSection={<Icon name="search" />} onChange={(event) => setTyped(event.currentTarget.value)} data-autofocus />
        {fault !== null && <FaultStrip title="The content could not be read." fault={fault} onRetry={again} />}
        <ItemChoice label="Items it does not have yet" items={items} chosen={new Set(chosen)} onChange={(keys) => form.setFieldValue('chosen', [...keys])} none={typed.trim() === '' ? 'It has everything there is.' : 'No item matches that it does not have.'} />
        <p className="pt-note" role="status">
          {hasMore && `The first ${OFFERED}: search for others. `}
          {chosen.length > 0 && `${chosen.length} chosen.`}
        </p>
      </FormSection>
      <FormSection legend="Tags">
        <TagsField tags={tags} onChange={(next) => form.setFieldValue('tags', next)} known={known} label="Tag" hint="Brings every item that has it, now and later." error={form.errors['contentTags']} />
      </FormSection>
    </FormDialog>
  );
}
