import { Button } from '@mantine/core';
import { useForm } from '@mantine/form';
import { AcceptStaffInviteDocument, StaffInvitationDocument, type StaffInvitationQuery, type StaffRole } from '@portico/shared/admin';
import { useState } from 'react';
import { useAsked } from '../server/use-asked.js';
import { useSend } from '../server/use-send.js';
import { Problem } from '../ui/form/Problem.js';
import { TextField } from '../ui/form/TextField.js';
import { useFormWork } from '../ui/form/use-form-work.js';
import { usePageTitle } from '../ui/page/use-page-title.js';
import { FaultStrip } from '../ui/states/FaultStrip.js';

interface JoinFormProps {
  /** Of the link somebody was asked in by. */
  readonly token: string;
  readonly onSignedIn: () => void;
  /** Takes the link out of the address: it is of no use. */
  readonly onLeave: () => void;
}

const AS: Readonly<Record<StaffRole, string>> = { OWNER: 'an owner', CLIENT_ADMIN: 'a client admin', CLIENT_MANAGER: 'a client manager', AUDITOR: 'an auditor' };

type Invitation = Extract<StaffInvitationQuery['staffInvitation'], { __typename: 'StaffInvitation' }>;

function Accept({ token, invitation, onSignedIn, onDead }: { readonly token: string; readonly invitation: Invitation; readonly onSignedIn: () => void; readonly onDead: (why: string) => void }) {
  const form = useForm({ mode: 'uncontrolled', initialValues: { name: invitation.name, password: '' } });
  const { busy, problem, run } = useFormWork(form);
  const accept = useSend(AcceptStaffInviteDocument, { refresh: false });
  const submit = form.onSubmit((values) =>
    run(async () => {
      const { acceptStaffInvite: result } = await accept({ input: { token, ...values } });
      if (result.__typename === 'InviteNotUsable') onDead(result.message);
      if (result.__typename !== 'SignedIn') return result;
      onSignedIn();
      return null;
    }),
  );
  return (
    <form className="pt-card-form" onSubmit={submit}>
      <h1>Join {invitation.siteName}</h1>
      <p className="pt-dim">
        You are invited as {AS[invitation.role]}. You will sign in with <strong>{invitation.email}</strong>.
      </p>
      <Problem message={problem} />
      {/* For password managers: whose password it is. */}
      <input type="text" name="username" autoComplete="username" value={invitation.email} readOnly hidden />
      <TextField form={form} name="name" label="Your name" autoComplete="name" required star={false} first />
      <TextField form={form} name="password" label="Password" type="password" autoComplete="new-password" required star={false} hint="At least 12 characters. A few unrelated words are easy to remember and hard to guess." />
      <Button type="submit" aria-disabled={busy}>
        {busy ? 'One moment …' : 'Join'}
      </Button>
    </form>
  );
}

/** Lets somebody into the staff who was asked in: their name, and a password of theirs. A link that does not work says why. */
export function JoinForm({ token, onSignedIn, onLeave }: JoinFormProps) {
  usePageTitle('Join the staff');
  const { data, fault, again } = useAsked(StaffInvitationDocument, { token });
  const [died, setDied] = useState<string | null>(null);
  const invitation = data?.staffInvitation;
  if (fault !== null && invitation === undefined) return <FaultStrip title="The invite could not be read." fault={fault} onRetry={again} />;
  if (invitation === undefined) return null;
  const why = died ?? (invitation.__typename === 'InviteNotUsable' ? invitation.message : null);
  if (invitation.__typename === 'StaffInvitation' && why === null) return <Accept token={token} invitation={invitation} onSignedIn={onSignedIn} onDead={setDied} />;
  return (
    <div className="pt-card-form">
      <h1>This link does not work</h1>
      <p role="alert">{why}</p>
      <Button variant="default" onClick={onLeave}>
        To the sign-in
      </Button>
    </div>
  );
}
