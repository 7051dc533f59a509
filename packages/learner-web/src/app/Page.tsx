import { dayOf } from '@portico/shared';
import { RedeemCodes } from '../redeem-code/RedeemCodes.js';
import { readAddress } from '../ui/address.js';
import { useWords } from '../ui/Words.js';
import { Landing } from './Landing.js';
import { OtherWay } from './OtherWay.js';
import { NoticeSheet } from './NoticeSheet.js';
import { hasPart, type PageData, type Part } from './page-data.js';

export interface PageProps {
  readonly data: PageData;
  /** What the page needs in a file of its own, which whoever comes with a code does not load. */
  readonly Part: Part | null;
}

/** Finds what an address leads to. */
export function Page({ data, Part }: PageProps) {
  const { say, text, path, calendar } = useWords();
  const { url, showing, client, person, checks, fault } = data;
  const { slug, page, codes } = readAddress(url);
  if (showing === 'away') return <NoticeSheet title={text('awayTitle')} text={say('away')} way={{ href: url, label: say('tryAgain') }} />;
  if (showing === 'not-there') return <NoticeSheet title={text('notThereTitle')} text={say('notThere')} {...(client !== null && { way: { href: path(), label: say('toStart') } })} />;
  if (client?.available === false && slug !== null) {
    const date = client.unavailableSince === null ? '' : dayOf(client.unavailableSince, calendar);
    return <NoticeSheet title={text('unavailableTitle', { client: client.name })} text={say('unavailable', { client: client.name, date })} />;
  }
  if (Part !== null && hasPart(data)) return <Part data={data} />;
  if (page === 'home') return <Landing slug={slug} />;
  return (
    <RedeemCodes slug={slug} codes={codes} checks={checks} fault={fault} title={text('codeTitle')} text={say('startText')}>
      {client !== null && <OtherWay person={person} />}
    </RedeemCodes>
  );
}
