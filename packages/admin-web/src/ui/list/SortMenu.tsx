import { Button, Menu } from '@mantine/core';
import { Icon } from '../marks/Icon.js';
import type { Column, Sort } from '../table/column.js';
import './list.css';

/** An order that no column has. */
export interface Order {
  /** Its word in the address. */
  readonly by: string;
  readonly title: string;
  /** Which end comes first once it is chosen. */
  readonly descending: boolean;
}

interface SortMenuProps<Row> {
  readonly columns: readonly Column<Row>[];
  readonly orders?: readonly Order[];
  readonly sort: Sort;
  readonly onSort: (sort: Sort) => void;
}

const ENDS = [
  { descending: false, word: 'Ascending' },
  { descending: true, word: 'Descending' },
] as const;

/** The order of a list whose heads are not on the page, because its rows have become cards. */
export function SortMenu<Row>({ columns, orders = [], sort, onSort }: SortMenuProps<Row>) {
  const sortable = [...columns.flatMap(({ sort: by, title }) => (by === undefined ? [] : [{ by, title, descending: false }])), ...orders];
  const current = sortable.find(({ by }) => by === sort.by);
  const check = <Icon name="check" size={14} />;
  if (sortable.length === 0) return null;
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button variant="default" aria-label={current === undefined ? 'Sort' : `Sort: ${current.title}, ${sort.descending ? 'descending' : 'ascending'}`} rightSection={<Icon name={sort.descending ? 'arrowDown' : 'arrowUp'} size={14} />}>
          {current === undefined ? 'Sort' : `Sort: ${current.title}`}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>Sort by</Menu.Label>
        {sortable.map(({ by, title, descending }) => (
          <Menu.RadioItem key={by} value={by} checked={by === sort.by} closeMenuOnClick checkIcon={check} onChange={() => onSort({ by, descending })}>
            {title}
          </Menu.RadioItem>
        ))}
        <Menu.Divider />
        {ENDS.map(({ descending, word }) => (
          <Menu.RadioItem key={word} value={word} checked={descending === sort.descending} closeMenuOnClick checkIcon={check} onChange={() => onSort({ by: sort.by, descending })}>
            {word}
          </Menu.RadioItem>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
