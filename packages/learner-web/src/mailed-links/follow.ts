import { ConfirmEmailDocument, ResetPasswordDocument, SignInWithLinkDocument, type SignInWithLinkMutation } from '@portico/shared/learner';
import { ask } from '../server/ask.js';

/** What a mailed link is for: signing in, a new password, or the proof of an address. Its token begins with it. */
export type Purpose = 'sgn' | 'pwr' | 'prf';

/** What following a link came to. */
type Followed = SignInWithLinkMutation['signInWithLink']['__typename'];

/** Follows a link, which works once. @param password the new one; empty where none is asked for */
export async function follow(purpose: Purpose, token: string, password: string): Promise<Followed> {
  if (purpose === 'sgn') return (await ask(SignInWithLinkDocument, { input: { token } })).signInWithLink.__typename;
  if (purpose === 'pwr') return (await ask(ResetPasswordDocument, { input: { token, password } })).resetPassword.__typename;
  return (await ask(ConfirmEmailDocument, { input: { token, ...(password !== '' && { password }) } })).confirmEmail.__typename;
}
