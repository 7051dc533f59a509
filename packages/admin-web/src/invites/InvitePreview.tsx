import { useDebouncedValue } from '@mantine/hooks';
import { InvitePreviewDocument, type InvitePreviewInput } from '@portico/shared/admin';
import { useAsked } from '../server/use-asked.js';
import { FaultStrip } from '../ui/states/FaultStrip.js';
import './invites.css';

/** Milliseconds of quiet before the mail is written anew. */
const QUIET = 400;

interface InvitePreviewProps {
  readonly clientId: string;
  /** Whom it greets; empty: somebody made up. */
  readonly firstName: string;
  readonly sublicenseIds: readonly string[];
  readonly message: string;
}

function inputOf({ clientId, firstName, sublicenseIds, message }: InvitePreviewProps): InvitePreviewInput {
  return { clientId, ...(firstName.trim() !== '' && { firstName: firstName.trim() }), ...(sublicenseIds.length > 0 && { sublicenseIds: [...sublicenseIds] }), ...(message.trim() !== '' && { message: message.trim() }) };
}

/** The mail as the first of them gets it, written by what writes the real ones; it can run nothing and leads nowhere. */
export function InvitePreview(props: InvitePreviewProps) {
  const typed = JSON.stringify(inputOf(props));
  const [settled] = useDebouncedValue(typed, QUIET);
  // What was written two lines above.
  const { data, stale, fault, again } = useAsked(InvitePreviewDocument, { input: JSON.parse(settled) as InvitePreviewInput });
  const answer = data?.invitePreview;
  if (fault !== null) return <FaultStrip title="The mail could not be written." fault={fault} onRetry={again} />;
  return (
    <div className="pt-invite-preview" aria-busy={stale || typed !== settled}>
      {answer === undefined && <p className="pt-note">One moment …</p>}
      {answer?.__typename === 'InvalidInput' && <p className="pt-note">{answer.message}</p>}
      {answer?.__typename === 'InvitePreview' && (
        <>
          <p className="pt-note">
            From {answer.from}: <strong>{answer.subject}</strong>
          </p>
          <iframe title="The mail as it will arrive" sandbox="" srcDoc={answer.html} />
        </>
      )}
    </div>
  );
}
