import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useRights } from '../server/rights.js';
import { EndDate } from '../ui/marks/EndDate.js';
import { Icon } from '../ui/marks/Icon.js';
import { SeatMeter } from '../ui/marks/SeatMeter.js';
import { StateBadge } from '../ui/marks/StateBadge.js';
import { momentIn } from '../ui/words/dates.js';
import { count, counted } from '../ui/words/numbers.js';
import { BatchFiles } from './BatchFiles.js';
import { batchState, isBeingMade, originWords, type FullBatch } from './batch-words.js';
import { mayGrow, type BatchWays } from './BatchMenu.js';
import './redemption-codes.css';
import { useSwitchBatch } from './use-switch-batch.js';

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Facts({ batch }: { readonly batch: FullBatch }) {
  const { access, codeCount, redeemedCount, startsAt, expiresAt, accessDays, createdAt, createdBy } = batch;
  const { timeZone } = access.client;
  return (
    <dl className="pt-facts pt-batch-facts">
      <Fact name="Opens">{access.sublicenses.map(({ name }) => name).join(', ')}</Fact>
      <Fact name="Redeemed">
        <SeatMeter limit={codeCount} taken={redeemedCount} withoutWord />
      </Fact>
      <Fact name="Starts">{startsAt === null ? 'at once' : momentIn(startsAt, timeZone)}</Fact>
      <Fact name="Redeem until">
        <EndDate at={expiresAt} timeZone={timeZone} />
      </Fact>
      <Fact name="Days of Access">{accessDays === null ? 'as the sublicense says' : counted(accessDays, 'day')}</Fact>
      <Fact name="Made">
        {momentIn(createdAt, timeZone)}, by {createdBy.name}
      </Fact>
    </dl>
  );
}

function Progress({ job }: { readonly job: NonNullable<FullBatch['job']> }) {
  const { done, total, percent } = job.progress;
  return (
    <div>
      <div className="pt-batch-progress" role="progressbar" aria-label="Codes that are made" aria-valuenow={percent} aria-valuemin={0} aria-valuemax={100}>
        <span style={{ width: `${percent}%` }} />
      </div>
      <p className="pt-note pt-number">
        {count(done)} of {counted(total, 'code')}. None lets anybody in before the last of them is there.
      </p>
    </div>
  );
}

interface BatchHeadProps extends BatchWays {
  readonly batch: FullBatch;
  readonly onHistory: () => void;
}

function Ways({ batch, onEdit, onMore, onHistory }: BatchHeadProps) {
  const { people } = useRights();
  const { label, press } = useSwitchBatch(batch);
  return (
    <div className="pt-buttons">
      <BatchFiles batch={batch} />
      <Button variant="default" onClick={onHistory}>
        History
      </Button>
      {people && (
        <>
          <Button variant="default" onClick={press}>
            {label}
          </Button>
          <Button variant="default" onClick={onEdit}>
            Edit
          </Button>
          {mayGrow(batch) && (
            <Button leftSection={<Icon name="plus" />} onClick={onMore}>
              Add codes
            </Button>
          )}
        </>
      )}
    </div>
  );
}

/** The head of the page of a batch: what its codes share, how far they are, and what can be done with all of them. */
export function BatchHead(props: BatchHeadProps) {
  const { batch } = props;
  const { access, label, job } = batch;
  return (
    <section className="pt-batch-head" aria-label={label}>
      <nav aria-label="Back" className="pt-note">
        <Link className="pt-link" to={`/clients/${access.client.slug}/redemption-codes`}>
          All batches
        </Link>
      </nav>
      <div className="pt-batch-title">
        <h2>{label}</h2>
        <StateBadge {...batchState(batch)} />
        <span className="pt-note">{originWords(batch)}</span>
        <Ways {...props} />
      </div>
      {job !== null && isBeingMade(batch) && <Progress job={job} />}
      <Facts batch={batch} />
    </section>
  );
}
