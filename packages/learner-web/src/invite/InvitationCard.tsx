import { endOf } from '@portico/shared';
import { useWords } from '../ui/Words.js';
import type { Invitation } from './invite.js';

/** Who invites whom, to what, until when. */
export function InvitationCard({ invitation: { client, sublicenses, email, expiresAt } }: { readonly invitation: Invitation }) {
  const { say, calendar } = useWords();
  return (
    <section class="accepted invitation">
      <h2>{say('inviteFrom', { client: client.name })}</h2>
      <p>{sublicenses.join(' · ')}</p>
      <p>{say('inviteFor', { email: <bdi>{email}</bdi> })}</p>
      <p class="until">{say('inviteUntil', { date: endOf(expiresAt, calendar) })}</p>
    </section>
  );
}
