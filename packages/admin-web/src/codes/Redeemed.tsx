import type { RegistrationCodeQuery } from '@portico/shared/admin';
import { Link } from 'react-router';
import { EarlierPages } from '../ui/list/EarlierPages.js';
import { useDrawerPlace } from '../ui/overlay/drawer-place.js';
import { momentIn } from '../ui/words/dates.js';
import { total } from '../ui/words/numbers.js';

/** A code in full, as its drawer has it. */
export type FullCode = Extract<NonNullable<RegistrationCodeQuery['node']>, { __typename: 'RegistrationCode' }>;
type Redemption = FullCode['redemptions']['nodes'][number];

function Who({ learner, client }: { readonly learner: Redemption['learner']; readonly client: FullCode['access']['client'] }) {
  const name = `${learner.firstName} ${learner.lastName}`;
  const here = learner.memberships.find((membership) => membership.client.id === client.id);
  if (here === undefined) return <span className="pt-strong">{name}</span>;
  return (
    <Link className="pt-name" to={`/clients/${client.slug}/learners?learner=${here.id}`}>
      {name}
    </Link>
  );
}

/** Who redeemed a code, the newest first; each leads to the learner, as long as they are one of the client. */
export function Redeemed({ code }: { readonly code: FullCode }) {
  const place = useDrawerPlace();
  const { nodes, totalCount, totalCountIsExact, pageInfo } = code.redemptions;
  const { client } = code.access;
  return (
    <section>
      <h3>
        Who redeemed <span className="pt-dim pt-number">{total(totalCount, totalCountIsExact)}</span>
      </h3>
      {nodes.length === 0 && <p className="pt-dim">{place.earlier === undefined ? 'Nobody yet.' : 'Nobody earlier.'}</p>}
      <ul className="pt-plain-list pt-redeemed">
        {nodes.map(({ id, redeemedAt, learner }) => (
          <li key={id}>
            <span>
              <Who learner={learner} client={client} />
              <br />
              <span className="pt-note">{learner.email}</span>
            </span>
            <span className="pt-note pt-number">{momentIn(redeemedAt, client.timeZone)}</span>
          </li>
        ))}
      </ul>
      <EarlierPages isFirst={place.earlier === undefined} hasMore={pageInfo.hasNextPage} onNewest={place.goNewest} onEarlier={() => place.goEarlier(pageInfo.endCursor)} />
    </section>
  );
}
