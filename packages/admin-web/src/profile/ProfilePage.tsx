import { ProfileDocument } from '@portico/shared/admin';
import { useAsked } from '../server/use-asked.js';
import { PageHeader } from '../ui/page/PageHeader.js';
import { FaultStrip } from '../ui/states/FaultStrip.js';
import { AddressForm } from './AddressForm.js';
import { KeysChoice } from './KeysChoice.js';
import { NameForm } from './NameForm.js';
import { PasswordForm } from './PasswordForm.js';
import { Sessions } from './Sessions.js';

/** Oneself: name, address, password, where one is signed in, and which keys work. */
export function ProfilePage() {
  const { data, fault, again } = useAsked(ProfileDocument, {});
  const me = data?.viewer.__typename === 'Staff' ? data.viewer : undefined;
  return (
    <div className="pt-page">
      <PageHeader title="Your profile" />
      {fault !== null && <FaultStrip title="Your profile could not be read." fault={fault} onRetry={again} />}
      {me !== undefined && (
        <>
          <NameForm name={me.name} />
          <AddressForm email={me.email} />
          <PasswordForm email={me.email} />
          <Sessions sessions={me.sessions} />
        </>
      )}
      <KeysChoice />
    </div>
  );
}
