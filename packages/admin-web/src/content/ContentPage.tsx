import { Button } from '@mantine/core';
import { ContentItemsDocument, type ContentItemsQueryVariables, type ContentRowFragment } from '@portico/shared/admin';
import { useMemo } from 'react';
import { useRights, WHO_MAY } from '../server/rights.js';
import { ListBody } from '../ui/list/ListBody.js';
import { useListAddress, type ListAddress } from '../ui/list/list-address.js';
import { useAskedList } from '../ui/list/use-asked-list.js';
import { Icon } from '../ui/marks/Icon.js';
import { PageHeader } from '../ui/page/PageHeader.js';
import { NoneYet } from '../ui/states/NoneYet.js';
import { useColumns } from '../ui/table/column-choice.js';
import type { Column } from '../ui/table/column.js';
import { total } from '../ui/words/numbers.js';
import { KIND_WORDS } from './content-words.js';
import { ContentDialog } from './ContentDialog.js';

/** Without `onOpen` who looks at it changes nothing. */
function columnsFor(onOpen: ((id: string) => void) | null): readonly Column<ContentRowFragment>[] {
  return [
    {
      key: 'title',
      title: 'Title',
      width: 260,
      hideable: false,
      card: 'title',
      cell: ({ id, title }) =>
        onOpen === null ? (
          <span className="pt-strong">{title}</span>
        ) : (
          <button type="button" className="pt-name" onClick={() => onOpen(id)}>
            {title}
          </button>
        ),
    },
    { key: 'kind', title: 'Kind', width: 120, card: 'start', cell: ({ kind }) => KIND_WORDS[kind] },
    { key: 'tags', title: 'Tags', width: 200, card: 'second', cell: ({ tags }) => (tags.length === 0 ? <span className="pt-dim">none</span> : tags.join(', ')) },
    { key: 'url', title: 'Opens', width: 240, cell: ({ url }) => <span className="pt-dim pt-cut">{url}</span> },
  ];
}

/** What the server is asked for when the list stands like this. */
function variablesOf(address: ListAddress): ContentItemsQueryVariables {
  return { ...address.page, ...(address.get('q') !== null && { search: address.get('q') }) };
}

/** Everything there is to learn from. */
export function ContentPage() {
  const { site } = useRights();
  const address = useListAddress('title');
  const asked = useAskedList(ContentItemsDocument, { address, variablesOf, listOf: ({ contentItems }) => contentItems });
  const { list } = asked;
  const { show } = address;
  const columns = useColumns('content', useMemo(() => columnsFor(site ? (id) => show({ edit: id }) : null), [show, site]));
  const edited = list?.nodes.find(({ id }) => id === address.get('edit'));
  const isOpen = site && (address.get('add') !== null || edited !== undefined);
  const add = () => address.show({ add: '1' });
  return (
    <div className="pt-page">
      <PageHeader title="Content" count={list && total(list.totalCount, list.totalCountIsExact)}>
        {site ? (
          <Button leftSection={<Icon name="plus" />} onClick={add}>
            Add Content
          </Button>
        ) : (
          <span className="pt-dim">{WHO_MAY.site}</span>
        )}
      </PageHeader>
      <ListBody label="Content" address={address} asked={asked} columns={columns} keyOf={({ id }) => id} searchLabel="Title" filters={[]} noMatch="No content matches" noneYet={<NoneYet title="No content yet">Content is what learners come for: courses, documents, videos, anything with an address.</NoneYet>} />
      {isOpen && <ContentDialog key={edited?.id ?? 'new'} item={edited ?? null} onClose={() => address.show({ add: null, edit: null })} />}
    </div>
  );
}
