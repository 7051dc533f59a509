import { RedeemCodes } from '../redeem-code/RedeemCodes.js';
import { useWords } from '../ui/Words.js';
import { OtherWay } from './OtherWay.js';

const NOTHING = { codes: [], checks: null, fault: null };

/** A client's page for whoever is not signed in: its welcome, the box for a code, and the way to sign in. */
export function Landing({ slug }: { readonly slug: string | null }) {
  const { say, text, setting } = useWords();
  const { heading = null, welcomeText = null } = setting.client?.design ?? {};
  return (
    <RedeemCodes {...NOTHING} slug={slug} title={heading ?? text('startTitle')} text={welcomeText ?? say('startText')}>
      <OtherWay person={null} />
    </RedeemCodes>
  );
}
