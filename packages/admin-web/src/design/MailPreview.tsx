import { useDebouncedValue } from '@mantine/hooks';
import { InvitePreviewDocument, type InvitePreviewQuery, type UpdateDesignInput } from '@portico/shared/admin';
import { useState } from 'react';
import { useAsked } from '../server/use-asked.js';
import { FaultStrip } from '../ui/states/FaultStrip.js';
import './design.css';

/** Milliseconds of quiet before the mail is written anew. */
const QUIET = 400;

type Shown = Extract<InvitePreviewQuery['invitePreview'], { html: string }>;

/** An invite in a design, written by what writes the real ones. As long as something typed is wrong, it stays as it was. */
export function MailPreview({ input }: { readonly input: UpdateDesignInput }) {
  const typed = JSON.stringify(input);
  const [settled] = useDebouncedValue(typed, QUIET);
  // What was written a line above.
  const { data, stale, fault, again } = useAsked(InvitePreviewDocument, { input: JSON.parse(settled) as UpdateDesignInput }, { kept: false });
  const [before, setBefore] = useState<Shown | null>(null);
  const answer = data?.invitePreview;
  const wrong = answer?.__typename === 'InvalidInput' ? answer.message : null;
  if (answer?.__typename === 'InvitePreview' && answer !== before) setBefore(answer);
  if (fault !== null) return <FaultStrip title="The mail could not be written." fault={fault} onRetry={again} />;
  return (
    <div className="pt-mail-preview" aria-busy={stale || typed !== settled}>
      {before === null ? (
        <p className="pt-note pt-late">One moment …</p>
      ) : (
        <>
          <dl className="pt-mail-head">
            <dt>From</dt>
            <dd>{before.from}</dd>
            <dt>Subject</dt>
            <dd>{before.subject}</dd>
          </dl>
          <iframe title="The invite in this design" sandbox="" srcDoc={before.html} />
        </>
      )}
      <p role="status" className="pt-field-hint">
        {wrong === null ? '' : `Shown as it was before: ${wrong}`}
      </p>
    </div>
  );
}
