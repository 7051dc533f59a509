import { Button, Menu } from '@mantine/core';
import { memo } from 'react';
import { Icon } from '../marks/Icon.js';
import './list.css';

/** One thing to filter by. */
export interface FilterOption {
  readonly value: string;
  readonly label: string;
}

/** Something a list can be filtered by; its name stands in the address. */
export interface Filter {
  readonly name: string;
  /** What is filtered: `Status`. */
  readonly label: string;
  readonly options: readonly FilterOption[];
}

interface FilterMenuProps {
  readonly filter: Filter;
  readonly value: string | null;
  /** The same function in every rendering: nothing here is then rendered for another page of rows. */
  readonly onSet: (changes: Readonly<Record<string, string | null>>) => void;
}

/** A filter: a menu as long as nothing is chosen, then what was chosen with a way to take it back. */
export const FilterMenu = memo(function FilterMenu({ filter: { name, label, options }, value, onSet }: FilterMenuProps) {
  const change = (to: string | null) => onSet({ [name]: to });
  const chosen = options.find((option) => option.value === value);
  return (
    <span className="pt-filter" data-on={chosen !== undefined || undefined}>
      <Menu position="bottom-start">
        <Menu.Target>
          <Button variant="default" rightSection={chosen === undefined && <Icon name="chevronDown" size={14} />}>
            {chosen === undefined ? label : `${label}: ${chosen.label}`}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {options.map((option) => (
            <Menu.RadioItem key={option.value} value={option.value} checked={option.value === value} closeMenuOnClick checkIcon={<Icon name="check" size={14} />} onChange={change}>
              {option.label}
            </Menu.RadioItem>
          ))}
        </Menu.Dropdown>
      </Menu>
      {chosen !== undefined && (
        <button type="button" className="pt-filter-clear" aria-label={`Clear the filter ${label}: ${chosen.label}`} onClick={() => change(null)}>
          <Icon name="cross" size={14} />
        </button>
      )}
    </span>
  );
});
