import { RedeemCodes } from '../redeem-code/RedeemCodes.js';
import { useWords } from '../ui/Words.js';

const NOTHING = { codes: [], checks: null, fault: null, person: null };

/** A client's page for whoever is not signed in: its welcome, the box for a code, and the way to sign in. */
export function Landing({ slug }: { readonly slug: string | null }) {
  const { say, text, path, setting } = useWords();
  const { heading = null, welcomeText = null } = setting.client?.design ?? {};
  return (
    <RedeemCodes {...NOTHING} slug={slug} title={heading ?? text('startTitle')} text={welcomeText ?? say('startText')}>
      <p class="aside">
        {say('haveAccount')} <a href={path('sign-in')}>{say('signIn')}</a>
      </p>
    </RedeemCodes>
  );
}
