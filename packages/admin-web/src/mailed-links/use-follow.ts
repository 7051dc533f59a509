import { ConfirmEmailDocument, ResetPasswordDocument, SignInWithLinkDocument, type SignInWithLinkMutation } from '@portico/shared/admin';
import { useSend } from '../server/use-send.js';

/** What a mailed link is for: signing in, a new password, or the proof of an address. */
export type Purpose = 'sign-in' | 'reset' | 'confirm';

/** What following a link came to. */
type Followed = SignInWithLinkMutation['signInWithLink'];

/** Follows a link, which works once; with the new password where the link is there to choose one. */
export function useFollow(purpose: Purpose, token: string): (password: string) => Promise<Followed> {
  const signIn = useSend(SignInWithLinkDocument, { refresh: false });
  const reset = useSend(ResetPasswordDocument, { refresh: false });
  const confirm = useSend(ConfirmEmailDocument, { refresh: false });
  return async (password) => {
    if (purpose === 'sign-in') return (await signIn({ input: { token } })).signInWithLink;
    if (purpose === 'reset') return (await reset({ input: { token, password } })).resetPassword;
    return (await confirm({ input: { token } })).confirmEmail;
  };
}
