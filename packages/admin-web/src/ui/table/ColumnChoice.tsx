import { Button, Menu } from '@mantine/core';
import { memo } from 'react';
import { Icon } from '../marks/Icon.js';
import type { ColumnChosen } from './column-choice.js';

function Choice<Row>({ chosen }: { readonly chosen: ColumnChosen<Row> }) {
  return (
    <Menu closeOnItemClick={false}>
      <Menu.Target>
        <Button variant="default" className="pt-wide-only" leftSection={<Icon name="columns" />} rightSection={<Icon name="chevronDown" size={14} />}>
          Columns
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {chosen.all
          .filter((column) => column.hideable !== false)
          .map((column) => (
            <Menu.CheckboxItem key={column.key} checked={chosen.isShown(column.key)} checkIcon={<Icon name="check" size={14} />} onChange={() => chosen.toggle(column.key)}>
              {column.title}
            </Menu.CheckboxItem>
          ))}
      </Menu.Dropdown>
    </Menu>
  );
}

/** The menu that shows and hides columns. */
// `memo` forgets that its component is generic.
export const ColumnChoice = memo(Choice) as typeof Choice;
