import { Button } from '@mantine/core';
import { RegistrationCodeDocument, type RegistrationCodeQuery } from '@portico/shared/admin';
import { useAsked } from '../server/use-asked.js';
import { EndDate } from '../ui/marks/EndDate.js';
import { SeatMeter } from '../ui/marks/SeatMeter.js';
import { StateBadge } from '../ui/marks/StateBadge.js';
import { SideDrawer } from '../ui/overlay/SideDrawer.js';
import { CopyButton } from '../ui/page/CopyButton.js';
import { FaultStrip } from '../ui/states/FaultStrip.js';
import { momentIn } from '../ui/words/dates.js';
import { count } from '../ui/words/numbers.js';
import { codeState } from './code-words.js';
import './codes.css';

type Code = Extract<NonNullable<RegistrationCodeQuery['node']>, { __typename: 'RegistrationCode' }>;

function Facts({ code }: { readonly code: Code }) {
  const { timeZone } = code.access.client;
  return (
    <dl className="pt-facts">
      <dt>Link</dt>
      <dd>
        {code.landingUrl.replace(/^https?:\/\//, '')} <CopyButton value={code.landingUrl} what="the link" />
      </dd>
      <dt>Redeemed</dt>
      <dd>
        <SeatMeter limit={code.maxRedemptions} taken={code.redemptionCount} />
      </dd>
      <dt>Starts</dt>
      <dd>{code.startsAt === null ? 'at once' : momentIn(code.startsAt, timeZone)}</dd>
      <dt>Redeem until</dt>
      <dd>
        <EndDate at={code.expiresAt} timeZone={timeZone} />
      </dd>
      <dt>Made</dt>
      <dd>
        {momentIn(code.createdAt, timeZone)}, by {code.createdBy.name}
      </dd>
    </dl>
  );
}

function Opens({ code }: { readonly code: Code }) {
  return (
    <section>
      <h3>Opens, at {code.access.client.name}</h3>
      <ul className="pt-plain-list">
        {code.access.sublicenses.map(({ id, path, sku, seats }) => (
          <li key={id}>
            <span className="pt-strong">
              {path.join(' / ')} {sku !== null && <span className="pt-tag">{sku}</span>}
            </span>
            <SeatMeter limit={seats.limit} taken={seats.taken} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Redeemed({ code }: { readonly code: Code }) {
  const { nodes, totalCount } = code.redemptions;
  return (
    <section>
      <h3>
        Who redeemed <span className="pt-dim pt-number">{count(totalCount)}</span>
      </h3>
      {nodes.length === 0 && <p className="pt-dim">Nobody yet.</p>}
      <ul className="pt-plain-list">
        {nodes.map(({ id, redeemedAt, learner }) => (
          <li key={id}>
            <span>
              <span className="pt-strong">
                {learner.firstName} {learner.lastName}
              </span>
              <br />
              <span className="pt-note">{learner.email}</span>
            </span>
            <span className="pt-note pt-number">{momentIn(redeemedAt, code.access.client.timeZone)}</span>
          </li>
        ))}
      </ul>
      {totalCount > nodes.length && <p className="pt-note">The newest {count(nodes.length)} of {count(totalCount)}.</p>}
    </section>
  );
}

interface CodeDrawerProps {
  /** Which code. */
  readonly id: string;
  readonly onClose: () => void;
  readonly onEdit: () => void;
}

/** One code in full: what it opens, until when, and who has used it. */
export function CodeDrawer({ id, onClose, onEdit }: CodeDrawerProps) {
  const { data, fault, again } = useAsked(RegistrationCodeDocument, { id });
  const code = data?.node?.__typename === 'RegistrationCode' && data.node.id === id ? data.node : undefined;
  const isGone = data !== undefined && data.node === null;
  return (
    <SideDrawer title={code?.label ?? (isGone ? 'There is no such code' : 'Registration code')} beside={code && <StateBadge {...codeState(code, code.access.client.timeZone)} />} under={code && <span className="pt-mono">{code.code}</span>} opened onClose={onClose}>
      <div className="pt-drawer-body">
        {fault !== null && <FaultStrip title="The code could not be read." fault={fault} onRetry={again} />}
        {code !== undefined && (
          <>
            <Facts code={code} />
            <div className="pt-buttons">
              <Button variant="default" onClick={onEdit}>
                Edit
              </Button>
            </div>
            <Opens code={code} />
            <Redeemed code={code} />
          </>
        )}
      </div>
    </SideDrawer>
  );
}
