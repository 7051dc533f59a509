import { dayOf } from '@portico/shared';
import type { FunctionComponent } from 'preact';
import { RedeemCodes } from '../redeem-code/RedeemCodes.js';
import { readAddress } from '../ui/address.js';
import { useWords } from '../ui/Words.js';
import { Landing } from './Landing.js';
import { OtherWay } from './OtherWay.js';
import { NoticeSheet } from './NoticeSheet.js';
import { isAccountPage, type PageData } from './page-data.js';
import type { AccountPageProps } from './AccountPage.js';

export interface PageProps {
  readonly data: PageData;
  /** The pages for people with an account: in a file of their own, which whoever comes with a code does not load. */
  readonly AccountPage: FunctionComponent<AccountPageProps> | null;
}

/** Finds what an address leads to. */
export function Page({ data, AccountPage }: PageProps) {
  const { say, text, path, calendar } = useWords();
  const { url, showing, client, person, checks, fault } = data;
  const { slug, page, codes } = readAddress(url);
  if (showing === 'away') return <NoticeSheet title={text('awayTitle')} text={say('away')} way={{ href: url, label: say('tryAgain') }} />;
  if (showing === 'not-there') return <NoticeSheet title={text('notThereTitle')} text={say('notThere')} {...(client !== null && { way: { href: path(), label: say('toStart') } })} />;
  if (client?.available === false && slug !== null) {
    const date = client.unavailableSince === null ? '' : dayOf(client.unavailableSince, calendar);
    return <NoticeSheet title={text('unavailableTitle', { client: client.name })} text={say('unavailable', { client: client.name, date })} />;
  }
  if (AccountPage !== null && isAccountPage(data)) return <AccountPage data={data} />;
  if (page === 'home') return <Landing slug={slug} />;
  return (
    <RedeemCodes slug={slug} codes={codes} checks={checks} fault={fault} title={text('codeTitle')} text={say('startText')}>
      {client !== null && <OtherWay person={person} />}
    </RedeemCodes>
  );
}
