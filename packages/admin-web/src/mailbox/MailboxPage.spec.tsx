import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup, render, screen } from '@testing-library/react';
import { Page } from '../../test/page.js';
import { serverWith } from '../../test/server.js';
import { MailboxPage } from './MailboxPage.js';

const NO_MAILS = { __typename: 'MailConnection', nodes: [], totalCount: 0, totalCountIsExact: true, pageInfo: { __typename: 'PageInfo', hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null } };

const { fetch } = globalThis;

async function saidOf(mailLeaves: boolean, mailPaused: boolean): Promise<string | null> {
  serverWith({ Mailbox: [{ data: { mailbox: NO_MAILS, settings: { __typename: 'Settings', mailLeaves, mailPaused } } }] });
  render(<MailboxPage />, { wrapper: Page });
  const said = (await screen.findByText(/mail server is set/)).closest('div')!.textContent;
  cleanup();
  return said;
}

describe('the mailbox', () => {
  afterEach(() => {
    cleanup();
    globalThis.fetch = fetch;
  });

  it('says whether a mail server is set, and how to set one', async () => {
    expect(await saidOf(false, false)).toMatch(/No mail server is set.*start Portico with SMTP_URL set/);
    expect(await saidOf(true, false)).toMatch(/^A mail server is set.*not kept here any more/);
    expect(await saidOf(true, true)).toMatch(/^A mail server is set; sending is paused.*see Settings/);
  });
});
