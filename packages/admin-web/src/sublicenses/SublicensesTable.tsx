import { Button, Menu } from '@mantine/core';
import type { SublicenseFactsFragment } from '@portico/shared/admin';
import { Link, useSearchParams } from 'react-router';
import { useRights, WHO_MAY } from '../server/rights.js';
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

/** Without `onOpen` who looks at them changes none. */
function columnsFor(timeZone: string, onOpen: ((id: string) => void) | null): readonly Column<SublicenseFactsFragment>[] {
  return [
    {
      key: 'name',
      title: 'Name',
      width: 240,
      hideable: false,
      card: 'title',
      cell: ({ id, path, name }) => {
        const style = { marginInlineStart: (path.length - 1) * INDENT_PX };
        const above = path.length > 1 && <span className="pt-hidden">{path.slice(0, -1).join(' / ')} / </span>;
        return onOpen === null ? (
          <span className="pt-strong" style={style}>
            {above}
            {name}
          </span>
        ) : (
          <button type="button" className="pt-name" style={style} onClick={() => onOpen(id)}>
            {above}
            {name}
          </button>
        );
      },
    },
    { key: 'sku', title: 'SKU', width: 130, card: 'second', cell: ({ sku }) => (sku === null ? <span className="pt-dim">no SKU</span> : sku) },
    { key: 'seats', title: 'Seats', width: 210, card: 'meter', cell: ({ seats }) => <SeatMeter limit={seats.limit} taken={seats.taken} /> },
    { key: 'days', title: 'Days of Access', width: 120, numeric: true, cell: ({ accessDays }) => (accessDays === null ? <span className="pt-dim">no end</span> : counted(accessDays, 'day')) },
    { key: 'ends', title: 'Ends', width: 140, card: 'start', cell: ({ expiresAt }) => <EndDate at={expiresAt} timeZone={timeZone} none="with its client" /> },
  ];
}

interface SublicensesTableProps {
  readonly client: SublicensesClient;
  /** Depth first, as the server gives them. */
  readonly sublicenses: readonly SublicenseFactsFragment[];
}

/** The tree of a client's sublicenses with their seats. */
export function SublicensesTable({ client, sublicenses }: SublicensesTableProps) {
  const { clients } = useRights();
  const [params, setParams] = useSearchParams();
  const show = (name: 'add' | 'edit' | 'delete', value: string | null) => setParams(value === null ? {} : { [name]: value });
  const edited = sublicenses.find(({ id }) => id === params.get('edit'));
  const deleted = sublicenses.find(({ id, isMain }) => !isMain && id === params.get('delete'));
  const close = () => show('edit', null);
  const isOpen = clients && (params.get('add') !== null || edited !== undefined);
  return (
    <>
      <div className="pt-toolbar">
        <span className="pt-toolbar-end">
          {clients ? (
            <Button leftSection={<Icon name="plus" />} onClick={() => show('add', '1')}>
              Add Sublicense
            </Button>
          ) : (
            <span className="pt-dim">{WHO_MAY.clients}</span>
          )}
        </span>
      </div>
      <DataTable
        label="Sublicenses"
        columns={columnsFor(client.timeZone, clients ? (id) => show('edit', id) : null)}
        rows={sublicenses}
        keyOf={({ id }) => id}
        actions={({ id, name, isMain }) => (
          <RowMenu name={name}>
            {clients && (
              <Menu.Item leftSection={<Icon name="pencil" size={14} />} onClick={() => show('edit', id)}>
                Edit
              </Menu.Item>
            )}
            <Menu.Item component={Link} to={`/clients/${client.slug}/learners?sublicense=${id}`} leftSection={<Icon name="people" size={14} />}>
              Learners
            </Menu.Item>
            <Menu.Item component={Link} to={`/clients/${client.slug}/codes?sublicense=${id}`} leftSection={<Icon name="ticket" size={14} />}>
              Registration Codes
            </Menu.Item>
            <Menu.Item component={Link} to={`/clients/${client.slug}/redemption-codes?sublicense=${id}`} leftSection={<Icon name="layers" size={14} />}>
              Redemption Codes
            </Menu.Item>
            <Menu.Item component={Link} to={`/clients/${client.slug}/content${clients ? `?opens=${id}` : ''}`} leftSection={<Icon name="book" size={14} />}>
              Content it opens
            </Menu.Item>
            {clients && !isMain && <Menu.Divider />}
            {clients && !isMain && (
              <Menu.Item className="pt-danger" leftSection={<Icon name="trash" size={14} />} onClick={() => show('delete', id)}>
                Delete …
              </Menu.Item>
            )}
          </RowMenu>
        )}
      />
      {isOpen && <SublicenseDialog key={edited?.id ?? 'new'} client={client} sublicense={edited ?? null} others={sublicenses} onClose={close} />}
      {clients && deleted !== undefined && <DeleteSublicenseDialog key={deleted.id} sublicense={deleted} all={sublicenses} onClose={close} />}
    </>
  );
}
