import { useState } from 'preact/hooks';
import { useWords } from '../ui/Words.js';
import { AcceptForm } from './AcceptForm.js';
import { AcceptTap } from './AcceptTap.js';
import { InvitationCard } from './InvitationCard.js';
import { Looking } from './Looking.js';
import { NotUsable } from './NotUsable.js';
import { OtherPerson } from './OtherPerson.js';
import { useInvitation } from './use-invitation.js';

const alike = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();

/** The page a mailed invite leads to: what it opens and one form or one tap, or why it cannot be accepted. */
export function Invite({ slug }: { readonly slug: string }) {
  const { person } = useWords().setting;
  // Who opened the page: they may be signed out since.
  const [opener] = useState(person);
  const { found, sending, look, refuse } = useInvitation(slug);
  if (found.is === 'unknown-yet') return <Looking sending={sending} onAgain={look} />;
  if (found.is !== 'open') return <NotUsable why={found.is === 'no-link' ? 'NO_LINK' : found.reason} />;
  const { token, invitation } = found;
  if (person !== null && !alike(person.email, invitation.email)) return <OtherPerson own={person.email} email={invitation.email} />;
  const offer = { slug, token, onRefused: refuse, card: <InvitationCard invitation={invitation} /> };
  if (person !== null) return <AcceptTap person={person} {...offer} />;
  return <AcceptForm invitation={invitation} signedOut={opener !== null} {...offer} />;
}
