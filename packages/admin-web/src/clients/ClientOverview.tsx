import { Button } from '@mantine/core';
import type { ClientFactsFragment } from '@portico/shared/admin';
import { Link } from 'react-router';
import { useRights } from '../server/rights.js';
import { EndDate } from '../ui/marks/EndDate.js';
import { SeatMeter } from '../ui/marks/SeatMeter.js';
import { momentIn, placeOf } from '../ui/words/dates.js';
import { total } from '../ui/words/numbers.js';
import { toDoFor } from './to-do.js';
import { useClientStatus } from './use-client-status.js';
import './clients.css';

const LANGUAGE_WORDS: Record<ClientFactsFragment['language'], string> = { EN: 'English', DE: 'German' };

function SeatsOf({ client }: { readonly client: ClientFactsFragment }) {
  return (
    <section aria-labelledby="seats">
      <h2 id="seats">Seats</h2>
      <p className="pt-big-meter">
        <SeatMeter limit={client.seats.limit} taken={client.seats.taken} />
      </p>
      <ul className="pt-plain-list">
        {client.sublicenses.map(({ id, path, sku, seats }) => (
          <li key={id}>
            <span className="pt-strong" style={{ paddingInlineStart: (path.length - 1) * 16 }}>
              {path.at(-1)} {sku !== null && <span className="pt-tag">{sku}</span>}
            </span>
            <SeatMeter limit={seats.limit} taken={seats.taken} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function ToDo({ client }: { readonly client: ClientFactsFragment }) {
  const rights = useRights();
  const setStatus = useClientStatus();
  const todo = toDoFor(client, Date.now());
  return (
    <section aria-labelledby="to-do">
      <h2 id="to-do">To do</h2>
      {todo.length === 0 && <p className="pt-dim">Nothing. All is as it should be.</p>}
      <ul className="pt-plain-list">
        {todo.map(({ text, to, action, takes }) => (
          <li key={text}>
            <span>{text}</span>
            {rights[takes] && to !== null && (
              <Link className="pt-link" to={`/clients/${client.slug}${to}`}>
                {action}
              </Link>
            )}
            {rights[takes] && to === null && (
              <Button size="xs" variant="default" onClick={() => setStatus(client, 'ACTIVE')}>
                {action}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** How a client stands, at a glance: seats, what wants to be done, what it is. */
export function ClientOverview({ client }: { readonly client: ClientFactsFragment }) {
  const { learners, registrationCodes, timeZone } = client;
  return (
    <div className="pt-body pt-columns">
      <SeatsOf client={client} />
      <div className="pt-stack">
        <ToDo client={client} />
        <section aria-labelledby="about">
          <h2 id="about">About</h2>
          <dl className="pt-facts">
            <dt>Learners</dt>
            <dd>
              <Link className="pt-link" to={`/clients/${client.slug}/learners`}>
                {total(learners.totalCount, learners.totalCountIsExact)}
              </Link>
            </dd>
            <dt>Codes</dt>
            <dd>
              <Link className="pt-link" to={`/clients/${client.slug}/codes`}>
                {total(registrationCodes.totalCount, registrationCodes.totalCountIsExact)}
              </Link>
            </dd>
            <dt>Access ends</dt>
            <dd>
              <EndDate at={client.expiresAt} timeZone={timeZone} />
            </dd>
            <dt>SKU</dt>
            <dd>{client.sku ?? <span className="pt-dim">none</span>}</dd>
            <dt>Language</dt>
            <dd>{LANGUAGE_WORDS[client.language]}</dd>
            <dt>Time zone</dt>
            <dd>{placeOf(timeZone)}</dd>
            <dt>Made</dt>
            <dd>{momentIn(client.createdAt, timeZone)}</dd>
          </dl>
        </section>
      </div>
    </div>
  );
}
