import { Sheet } from '../ui/Sheet.js';
import { useWords } from '../ui/Words.js';
import type { Reason } from './invite.js';

const WORDS = {
  NO_LINK: 'inviteNoLink',
  UNKNOWN: 'inviteUNKNOWN',
  REPLACED: 'inviteREPLACED',
  ACCEPTED: 'inviteACCEPTED',
  EXPIRED: 'inviteEXPIRED',
  CANCELLED: 'inviteCANCELLED',
  UNAVAILABLE: 'inviteUNAVAILABLE',
} as const satisfies Readonly<Record<Reason | 'NO_LINK', string>>;

const TITLES = { NO_LINK: 'inviteTitle', ACCEPTED: 'inviteAcceptedTitle' } as const;

/** Why there is nothing to accept, what to do, and whom to ask. */
export function NotUsable({ why }: { readonly why: Reason | 'NO_LINK' }) {
  const { say, text, path, setting } = useWords();
  const { person, client } = setting;
  const title = why === 'NO_LINK' || why === 'ACCEPTED' ? TITLES[why] : 'inviteRefusedTitle';
  // Nobody gave them a code.
  const asking = client?.design.supportEmail == null ? { who: text('whoeverInvited') } : {};
  return (
    <Sheet title={text(title)} text={say(WORDS[why], asking)} arrived={1}>
      <a class={why === 'ACCEPTED' ? 'button filled' : 'button outline'} href={person === null ? path('sign-in') : path()}>
        {say(person === null ? 'signIn' : 'toContent')}
      </a>
    </Sheet>
  );
}
