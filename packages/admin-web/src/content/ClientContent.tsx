import { Button, Menu } from '@mantine/core';
import { ClientContentDocument } from '@portico/shared/admin';
import { Suspense } from 'react';
import { useSearchParams } from 'react-router';
import { useRights, WHO_MAY } from '../server/rights.js';
import { useAsked } from '../server/use-asked.js';
import { Icon } from '../ui/marks/Icon.js';
import '../ui/list/list.css';
import { FaultStrip } from '../ui/states/FaultStrip.js';
import { NoneYet } from '../ui/states/NoneYet.js';
import type { Column } from '../ui/table/column.js';
import { DataTable } from '../ui/table/DataTable.js';
import { RowMenu } from '../ui/table/RowMenu.js';
import { hereBy, tagsThatBring } from './client-content.js';
import { KIND_WORDS } from './content-words.js';
import './content.css';
import { AddToClientDialog, SublicenseContentDialog } from './lazy-dialogs.js';
import { SublicensesOpen } from './SublicensesOpen.js';
import { TagList } from './TagsField.js';
import { useClientContent, type ContentOfClient } from './use-client-content.js';

type Item = ContentOfClient['content'][number];

function columnsFor(client: ContentOfClient): readonly Column<Item>[] {
  const openedBy = (item: Item) => client.sublicenses.filter(({ content }) => content.some(({ id }) => id === item.id)).map(({ name }) => name);
  return [
    { key: 'title', title: 'Title', width: 270, hideable: false, card: 'title', cell: ({ title }) => (
      <span className="pt-strong" title={title}>
        {title}
      </span>
    ) },
    { key: 'kind', title: 'Kind', width: 100, card: 'start', cell: ({ kind }) => KIND_WORDS[kind] },
    {
      key: 'by',
      title: 'Here by',
      width: 140,
      card: 'second',
      cell: (item) => hereBy(item, client),
    },
    { key: 'opened', title: 'Opened by', width: 170, card: 'third', cell: (item) => <span className="pt-cut">{openedBy(item).join(', ')}</span> },
    {
      key: 'url',
      title: 'Opens',
      width: 170,
      cell: ({ url }) => (
        <a className="pt-quiet-link pt-cut" href={url} target="_blank" rel="noreferrer">
          {url}
        </a>
      ),
    },
  ];
}

interface LoadedProps {
  readonly client: ContentOfClient;
  readonly name: string;
}

function Loaded({ client, name }: LoadedProps) {
  const { site: mayChange, clients } = useRights();
  const [params, setParams] = useSearchParams();
  const { takeItem, takeTag } = useClientContent(client);
  const close = () => setParams({});
  const add = mayChange && (
    <Button leftSection={<Icon name="plus" />} onClick={() => setParams({ add: '1' })}>
      Add Content
    </Button>
  );
  const edited = client.sublicenses.find(({ id, isMain }) => !isMain && id === params.get('opens'));
  const menu = (item: Item) => (
    <RowMenu name={item.title}>
      <Menu.Item leftSection={<Icon name="cross" size={14} />} onClick={() => takeItem(item)}>
        Take away from {name}
      </Menu.Item>
    </RowMenu>
  );
  const isEmpty = client.content.length === 0;
  return (
    <>
      {isEmpty ? (
        <NoneYet title="No content yet" ways={add}>
          {client.contentTags.length === 0 ? `What learners of ${name} see is what you give it: items one by one, or tags that bring everything that has them.` : 'No item has one of its tags yet. It comes as soon as one does.'}
        </NoneYet>
      ) : (
        <div className="pt-toolbar">
          <span className="pt-dim">{mayChange ? 'What a tag brings goes with the tag.' : WHO_MAY.site}</span>
          <span className="pt-toolbar-end">{add}</span>
        </div>
      )}
      {client.contentTags.length > 0 && (
        <section className="pt-content-tags" aria-label="Tags that bring content">
          <h2 className="pt-small-heading">Tags that bring content</h2>
          {mayChange ? <TagList tags={client.contentTags} onRemove={takeTag} /> : <p>{client.contentTags.join(', ')}</p>}
        </section>
      )}
      {!isEmpty && (
        <div className="pt-content-page">
          <DataTable label="Content" columns={columnsFor(client)} rows={client.content} keyOf={({ id }) => id} {...(mayChange && { actions: (item: Item) => (tagsThatBring(item, client.contentTags).length === 0 ? menu(item) : null) })} />
          <SublicensesOpen client={client} />
        </div>
      )}
      <Suspense>
        {params.get('add') !== null && mayChange && <AddToClientDialog client={client} name={name} onClose={close} />}
        {clients && edited !== undefined && <SublicenseContentDialog key={edited.id} client={client} sublicense={edited} onClose={close} />}
      </Suspense>
    </>
  );
}

interface ClientContentProps {
  readonly client: { readonly id: string; readonly name: string };
}

/** What a client has, by what, and what each of its sublicenses opens of it. */
export function ClientContent({ client }: ClientContentProps) {
  const { data, fault, again } = useAsked(ClientContentDocument, { id: client.id });
  const loaded = data?.client?.id === client.id ? data.client : undefined;
  return (
    <>
      {fault !== null && <FaultStrip title="The content could not be read." fault={fault} onRetry={again} />}
      {loaded === undefined && fault === null && <DataTable label="Content" columns={columnsFor({ id: client.id, content: [], chosenContent: [], contentTags: [], sublicenses: [] })} rows={undefined} keyOf={({ id }) => id} />}
      {loaded !== undefined && <Loaded client={loaded} name={client.name} />}
    </>
  );
}
