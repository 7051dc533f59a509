import { Button } from '@mantine/core';
import './states.css';

interface NoMatchProps {
  /** `No client matches`. */
  readonly title: string;
  /** What was searched for; empty when nothing was. */
  readonly search: string;
  /** The filters that are on, in words: `status disabled`. */
  readonly filters: readonly string[];
  readonly onClearFilters: () => void;
  readonly onClearAll: () => void;
}

/** The list is empty because of what was asked: names it, and takes it back. */
export function NoMatch({ title, search, filters, onClearFilters, onClearAll }: NoMatchProps) {
  const asked = [search === '' ? '' : `search “${search}”`, ...filters].filter((part) => part !== '').join(', ');
  const both = search !== '' && filters.length > 0;
  return (
    <section className="pt-state-page">
      <h2>{title}</h2>
      <p className="pt-dim">{asked.charAt(0).toUpperCase() + asked.slice(1)}.</p>
      <div className="pt-ways">
        {both && (
          <Button variant="default" onClick={onClearFilters}>
            Clear filters, keep search
          </Button>
        )}
        <Button variant={both ? 'subtle' : 'default'} color="gray" onClick={onClearAll}>
          Clear all
        </Button>
      </div>
    </section>
  );
}
