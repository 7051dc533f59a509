import { MailboxDocument, type MailboxQuery, type MailboxQueryVariables } from '@portico/shared/admin';
import { Suspense, useCallback, useEffect, useMemo, useRef } from 'react';
import { Link } from 'react-router';
import { useRights } from '../server/rights.js';
import { useAsked } from '../server/use-asked.js';
import { ListBody } from '../ui/list/ListBody.js';
import { PAGE_SIZE, useListAddress, type ListAddress } from '../ui/list/list-address.js';
import { StateBadge, type StateForm } from '../ui/marks/StateBadge.js';
import { lazySoon } from '../ui/overlay/lazy-soon.js';
import { PageHeader } from '../ui/page/PageHeader.js';
import { NoneYet } from '../ui/states/NoneYet.js';
import { useColumns } from '../ui/table/column-choice.js';
import type { Column } from '../ui/table/column.js';
import { ago, momentIn } from '../ui/words/dates.js';
import { total } from '../ui/words/numbers.js';
import { kindWords, OWN_ZONE } from './mail-words.js';
import './mailbox.css';

type KeptMail = MailboxQuery['mailbox']['nodes'][number];

const SENT: StateForm = { word: 'A mail server is set', tone: 'good' };
const PAUSED: StateForm = { word: 'A mail server is set; sending is paused', tone: 'warn' };
const KEPT: StateForm = { word: 'No mail server is set', tone: 'grey' };

const MailDrawer = lazySoon(async () => (await import('./MailDrawer.js')).MailDrawer);

function columnsFor(onOpen: (id: string) => void): readonly Column<KeptMail>[] {
  return [
    {
      key: 'subject',
      title: 'Subject',
      width: 420,
      hideable: false,
      card: 'title',
      cell: ({ id, subject }) => (
        <button type="button" className="pt-name" onClick={() => onOpen(id)}>
          {subject}
        </button>
      ),
    },
    { key: 'to', title: 'To', width: 220, card: 'second', cell: ({ to }) => <span className="pt-dim pt-cut">{to}</span> },
    { key: 'kind', title: 'Kind', width: 150, card: 'start', cell: ({ kind }) => kindWords(kind) },
    { key: 'at', title: 'Written', width: 120, card: 'end', cell: ({ at }) => <span className="pt-number" title={momentIn(at, OWN_ZONE)}>{ago(at, Date.now(), OWN_ZONE)}</span> },
  ];
}

/** What the server is asked for. It gives mails forwards only, the newest first. */
function variablesOf(address: ListAddress): MailboxQueryVariables {
  const search = address.get('q');
  const after = address.get('after');
  return { first: PAGE_SIZE, ...(after !== null && { after }), ...(search !== null && { search }) };
}

/** Milliseconds between two looks for new mails: they are written a moment after what they are about. */
const LOOK_MS = 4000;

/** Asks again now and then, as long as somebody looks at the page. */
function useNews(again: () => void): void {
  const latest = useRef(again);
  useEffect(() => {
    latest.current = again;
  });
  useEffect(() => {
    const timer = window.setInterval(() => {
      if (document.visibilityState === 'visible') latest.current();
    }, LOOK_MS);
    return () => window.clearInterval(timer);
  }, []);
}

/** Whether mails leave the site, and how to change that. */
function WhereMailsGo({ mailLeaves, mailPaused }: MailboxQuery['settings']) {
  return (
    <>
      <p>
        <StateBadge {...(mailLeaves ? (mailPaused ? PAUSED : SENT) : KEPT)} />
      </p>
      {mailLeaves ? (
        <p className="pt-dim">
          {mailPaused ? (
            <>
              Mails wait until sending goes on: see{' '}
              <Link className="pt-link" to="/settings">
                Settings
              </Link>
              .
            </>
          ) : (
            'Mails are not kept here any more. What stands here was written before there was a server, and goes after 90 days.'
          )}{' '}
          Links in these mails let whoever opens them in.
        </p>
      ) : (
        <p className="pt-dim">
          No mail leaves this site: each is kept here for 90 days, as it would arrive. To send them, start Portico with <code className="pt-mono">SMTP_URL</code> set, such as{' '}
          <code className="pt-mono">smtp://user:password@mail.example.com:587</code>. Links in these mails let whoever opens them in.
        </p>
      )}
    </>
  );
}

function OwnersMailbox() {
  const address = useListAddress('-at');
  const { data, stale, fault, again } = useAsked(MailboxDocument, variablesOf(address));
  const list = data?.mailbox;
  useNews(again);
  const { show } = address;
  const open = useCallback((mail: string | null) => show({ mail, part: null, width: null }), [show]);
  const columns = useColumns('mailbox', useMemo(() => columnsFor(open), [open]));
  const opened = address.get('mail');
  return (
    <>
      <PageHeader title="Mailbox" count={list && total(list.totalCount, list.totalCountIsExact)} />
      <div className="pt-mailbox-about">{data !== undefined && <WhereMailsGo {...data.settings} />}</div>
      <ListBody label="Mails" address={address} asked={{ list, stale, fault, again }} columns={columns} keyOf={({ id }) => id} searchLabel="Address or subject" filters={[]} noMatch="No mail matches" noneYet={<NoneYet title="No mail is kept here">Invites, links to sign in and notes to staff stand here as soon as Portico writes one.</NoneYet>} openKey={opened} onwards />
      <Suspense>{opened !== null && <MailDrawer id={opened} onClose={() => open(null)} />}</Suspense>
    </>
  );
}

/** The mails of a site without a mail server. Owners only; others are told so. */
export function MailboxPage() {
  const { site } = useRights();
  return (
    <div className="pt-page">
      {site ? (
        <OwnersMailbox />
      ) : (
        <>
          <PageHeader title="Mailbox" />
          <p className="pt-body pt-dim">Only owners read the mails that are kept here: they hold links that let people in.</p>
        </>
      )}
    </div>
  );
}
