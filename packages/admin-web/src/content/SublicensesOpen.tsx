import { Link } from 'react-router';
import { useRights } from '../server/rights.js';
import { counted } from '../ui/words/numbers.js';
import './content.css';
import type { ContentOfClient } from './use-client-content.js';

function whatOpens({ isMain, content, contentTags }: ContentOfClient['sublicenses'][number]): string {
  if (isMain) return 'everything the client has';
  if (content.length === 0) return 'nothing yet: its learners see no content';
  const first = content.slice(0, 2).map(({ title }) => title).join(', ');
  const more = content.length > 2 ? ` and ${content.length - 2} more` : '';
  return `${counted(content.length, 'item')}: ${first}${more}${contentTags.length === 0 ? '' : ` · tags ${contentTags.join(', ')}`}`;
}

/** What each sublicense opens of what its client has. */
export function SublicensesOpen({ client }: { readonly client: ContentOfClient }) {
  const { clients } = useRights();
  return (
    <section className="pt-opens" aria-labelledby="opens">
      <h2 id="opens" className="pt-small-heading">
        What each sublicense opens
      </h2>
      <ul className="pt-plain-list">
        {client.sublicenses.map((sublicense) => (
          <li key={sublicense.id}>
            <span>
              <span className="pt-strong">{sublicense.path.join(' / ')}</span>
              <br />
              <span className="pt-note">{whatOpens(sublicense)}</span>
            </span>
            {clients && !sublicense.isMain && (
              <Link className="pt-link" to={`?opens=${sublicense.id}`} aria-label={`Edit what ${sublicense.name} opens`}>
                Edit
              </Link>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
