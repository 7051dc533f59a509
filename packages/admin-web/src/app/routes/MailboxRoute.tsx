import { MailboxPage } from '../../mailbox/MailboxPage.js';

/** Mails that were kept here. */
export function MailboxRoute() {
  return <MailboxPage />;
}
