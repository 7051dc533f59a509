import { notifications } from '@mantine/notifications';
import { ResendInviteDocument, type InviteRowFragment } from '@portico/shared/admin';
import { useSend } from '../server/use-send.js';
import { sayDone } from '../ui/notices/say-done.js';
import { counted } from '../ui/words/numbers.js';
import { inviteeOf } from './invite-words.js';

/** Sends invites again, each with a new link. All or none: a refusal says which is in the way. */
export function useResend(): (invites: readonly InviteRowFragment[]) => void {
  const send = useSend(ResendInviteDocument);
  const resend = async (invites: readonly InviteRowFragment[]) => {
    const [only] = invites;
    const called = invites.length === 1 && only !== undefined ? `The invite of ${inviteeOf(only)}` : counted(invites.length, 'invite');
    try {
      await send({ input: { ids: invites.map(({ id }) => id) } });
      sayDone({ title: `${called} ${invites.length === 1 ? 'is' : 'are'} sent again`, meaning: 'With a new link; the one before is dead.' });
    } catch (error) {
      notifications.show({ title: `${called}: nothing was sent`, message: error instanceof Error ? error.message : String(error), autoClose: false });
    }
  };
  return (invites) => void resend(invites);
}
