import { Button, Menu } from '@mantine/core';
import type { SublicenseFactsFragment } from '@portico/shared/admin';
import { Link, useSearchParams } from 'react-router';
import '../ui/list/list.css';
import { EndDate } from '../ui/marks/EndDate.js';
import { Icon } from '../ui/marks/Icon.js';
import { SeatMeter } from '../ui/marks/SeatMeter.js';
import type { Column } from '../ui/table/column.js';
import { DataTable } from '../ui/table/DataTable.js';
import { RowMenu } from '../ui/table/RowMenu.js';
import { counted } from '../ui/words/numbers.js';
import type { SublicensesClient } from './sublicenses-client.js';
import { DeleteSublicenseDialog } from './DeleteSublicenseDialog.js';
import { SublicenseDialog } from './SublicenseDialog.js';

const INDENT_PX = 20;

function columnsFor(timeZone: string, onOpen: (id: string) => void): readonly Column<SublicenseFactsFragment>[] {
  return [
    {
      key: 'name',
      title: 'Name',
      hideable: false,
      card: 'title',
      cell: ({ id, path, name }) => (
        <button type="button" className="pt-name" style={{ marginInlineStart: (path.length - 1) * INDENT_PX }} onClick={() => onOpen(id)}>
          {path.length > 1 && <span className="pt-hidden">{path.slice(0, -1).join(' / ')} / </span>}
          {name}
        </button>
      ),
    },
    { key: 'sku', title: 'SKU', card: 'second', cell: ({ sku }) => (sku === null ? <span className="pt-dim">none</span> : sku) },
    { key: 'seats', title: 'Seats', card: 'meter', cell: ({ seats }) => <SeatMeter limit={seats.limit} taken={seats.taken} /> },
    { key: 'days', title: 'Days of Access', numeric: true, cell: ({ accessDays }) => (accessDays === null ? <span className="pt-dim">no end</span> : counted(accessDays, 'day')) },
    { key: 'ends', title: 'Ends', card: 'start', cell: ({ expiresAt }) => <EndDate at={expiresAt} timeZone={timeZone} none="with its client" /> },
  ];
}

interface SublicensesTableProps {
  readonly client: SublicensesClient;
  /** Depth first, as the server gives them. */
  readonly sublicenses: readonly SublicenseFactsFragment[];
}

/** The tree of a client's sublicenses with their seats. */
export function SublicensesTable({ client, sublicenses }: SublicensesTableProps) {
  const [params, setParams] = useSearchParams();
  const show = (name: 'add' | 'edit' | 'delete', value: string | null) => setParams(value === null ? {} : { [name]: value });
  const edited = sublicenses.find(({ id }) => id === params.get('edit'));
  const deleted = sublicenses.find(({ id, isMain }) => !isMain && id === params.get('delete'));
  const close = () => show('edit', null);
  const isOpen = params.get('add') !== null || edited !== undefined;
  return (
    <>
      <div className="pt-toolbar">
        <span className="pt-toolbar-end">
          <Button leftSection={<Icon name="plus" />} onClick={() => show('add', '1')}>
            Add Sublicense
          </Button>
        </span>
      </div>
      <DataTable
        label="Sublicenses"
        columns={columnsFor(client.timeZone, (id) => show('edit', id))}
        rows={sublicenses}
        keyOf={({ id }) => id}
        actions={({ id, name, isMain }) => (
          <RowMenu name={name}>
            <Menu.Item leftSection={<Icon name="pencil" size={14} />} onClick={() => show('edit', id)}>
              Edit
            </Menu.Item>
            <Menu.Item component={Link} to={`/clients/${client.slug}/learners?sublicense=${id}`} leftSection={<Icon name="people" size={14} />}>
              Learners
            </Menu.Item>
            <Menu.Item component={Link} to={`/clients/${client.slug}/codes?sublicense=${id}`} leftSection={<Icon name="ticket" size={14} />}>
              Registration Codes
            </Menu.Item>
            <Menu.Item component={Link} to={`/clients/${client.slug}/content?opens=${id}`} leftSection={<Icon name="book" size={14} />}>
              Content it opens
            </Menu.Item>
            {!isMain && <Menu.Divider />}
            {!isMain && (
              <Menu.Item className="pt-danger" leftSection={<Icon name="trash" size={14} />} onClick={() => show('delete', id)}>
                Delete …
              </Menu.Item>
            )}
          </RowMenu>
        )}
      />
      {isOpen && <SublicenseDialog key={edited?.id ?? 'new'} client={client} sublicense={edited ?? null} others={sublicenses} onClose={close} />}
      {deleted !== undefined && <DeleteSublicenseDialog key={deleted.id} sublicense={deleted} all={sublicenses} onClose={close} />}
    </>
  );
}
