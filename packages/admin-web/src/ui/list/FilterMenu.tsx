import { Button, Menu } from '@mantine/core';
import { Icon } from '../marks/Icon.js';
import './list.css';

/** One thing to filter by. */
export interface FilterOption {
  readonly value: string;
  readonly label: string;
}

interface FilterMenuProps {
  /** What is filtered: `Status`. */
  readonly label: string;
  readonly options: readonly FilterOption[];
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
}

/** A filter: a menu as long as nothing is chosen, then what was chosen with a way to take it back. */
export function FilterMenu({ label, options, value, onChange }: FilterMenuProps) {
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
            <Menu.RadioItem key={option.value} value={option.value} checked={option.value === value} closeMenuOnClick checkIcon={<Icon name="check" size={14} />} onChange={onChange}>
              {option.label}
            </Menu.RadioItem>
          ))}
        </Menu.Dropdown>
      </Menu>
      {chosen !== undefined && (
        <button type="button" className="pt-filter-clear" aria-label={`Clear the filter ${label}: ${chosen.label}`} onClick={() => onChange(null)}>
          <Icon name="cross" size={14} />
        </button>
      )}
    </span>
  );
}
