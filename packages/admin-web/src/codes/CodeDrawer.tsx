import { Button } from '@mantine/core';
import { RegistrationCodeDocument } from '@portico/shared/admin';
import { useRights } from '../server/rights.js';
import { useAsked } from '../server/use-asked.js';
import { codeState } from '../ui/code/code-state.js';
import { EndDate } from '../ui/marks/EndDate.js';
import { SeatMeter } from '../ui/marks/SeatMeter.js';
import { StateBadge } from '../ui/marks/StateBadge.js';
import { useDrawerPlace } from '../ui/overlay/drawer-place.js';
import { SideDrawer } from '../ui/overlay/SideDrawer.js';
import { CopyButton } from '../ui/page/CopyButton.js';
import { LinkTabs } from '../ui/page/LinkTabs.js';
import { FaultStrip } from '../ui/states/FaultStrip.js';
import { momentIn } from '../ui/words/dates.js';
import { CodeHistory } from './CodeHistory.js';
import './codes.css';
import { CodeQr } from './CodeQr.js';
import { Redeemed, type FullCode } from './Redeemed.js';

function Facts({ code }: { readonly code: FullCode }) {
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
      <dt>E-mail domains</dt>
      <dd>{code.emailDomains.length === 0 ? 'every address' : code.emailDomains.join(', ')}</dd>
      <dt>Made</dt>
      <dd>
        {momentIn(code.createdAt, timeZone)}, by {code.createdBy.name}
      </dd>
    </dl>
  );
}

function Opens({ code }: { readonly code: FullCode }) {
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

function Overview({ code, onEdit }: { readonly code: FullCode; readonly onEdit: () => void }) {
  const { people } = useRights();
  return (
    <>
      <Facts code={code} />
      {people && (
        <div className="pt-buttons">
          <Button variant="default" onClick={onEdit}>
            Edit
          </Button>
        </div>
      )}
      <Opens code={code} />
      <Redeemed code={code} />
    </>
  );
}

interface CodeDrawerProps {
  /** Which code. */
  readonly id: string;
  readonly onClose: () => void;
  readonly onEdit: () => void;
}

/** One code in full: what it opens, until when, who has used it; its QR code; its history. */
export function CodeDrawer({ id, onClose, onEdit }: CodeDrawerProps) {
  const { tab, earlier, linkTo } = useDrawerPlace();
  const { data, fault, again } = useAsked(RegistrationCodeDocument, { id, after: tab === null ? earlier : undefined });
  const code = data?.node?.__typename === 'RegistrationCode' && data.node.id === id ? data.node : undefined;
  const isGone = data !== undefined && data.node === null;
  const under = code && (
    <span className="pt-code">
      <span className="pt-mono">{code.code}</span>
      <CopyButton value={code.code} what={`the code ${code.code}`} />
    </span>
  );
  return (
    <SideDrawer title={code?.label ?? (isGone ? 'There is no such code' : 'Registration code')} beside={code && <StateBadge {...codeState(code, code.access.client.timeZone)} />} under={under} opened onClose={onClose}>
      {code !== undefined && <LinkTabs level="sub" label={code.label} tabs={[linkTo(null, 'Code'), linkTo('qr', 'QR'), linkTo('history', 'History')]} />}
      <div className="pt-drawer-body">
        {fault !== null && <FaultStrip title="The code could not be read." fault={fault} onRetry={again} />}
        {isGone && <p className="pt-dim">It may have been deleted, or you do not look after its client. The list shows what is there.</p>}
        {code !== undefined && tab === null && <Overview code={code} onEdit={onEdit} />}
        {code !== undefined && tab === 'qr' && <CodeQr code={code.code} landingUrl={code.landingUrl} />}
        {code !== undefined && tab === 'history' && <CodeHistory id={id} name={code.code} timeZone={code.access.client.timeZone} />}
      </div>
    </SideDrawer>
  );
}
