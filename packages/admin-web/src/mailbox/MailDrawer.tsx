import { MailDocument } from '@portico/shared/admin';
import { useSearchParams } from 'react-router';
import { useAsked } from '../server/use-asked.js';
import { SideDrawer } from '../ui/overlay/SideDrawer.js';
import { useIsNarrow } from '../ui/overlay/use-is-narrow.js';
import { LinkTabs, type LinkTab } from '../ui/page/LinkTabs.js';
import { FaultStrip } from '../ui/states/FaultStrip.js';
import { momentIn } from '../ui/words/dates.js';
import { OWN_ZONE } from './mail-words.js';
import './mailbox.css';

/** Which part is shown, and how wide; both stand in the address. */
function useShown() {
  const [params] = useSearchParams();
  const linkTo = (label: string, name: string, value: string | null): LinkTab => {
    const next = new URLSearchParams(params);
    if (value === null) next.delete(name);
    else next.set(name, value);
    return { to: `?${next.toString()}`, label, current: params.get(name) === value };
  };
  return { isText: params.get('part') === 'text', isPhone: params.get('width') === 'phone', linkTo };
}

interface MailDrawerProps {
  readonly id: string;
  readonly onClose: () => void;
}

/** One mail as it would arrive. Its HTML is shown where it can run nothing, send nothing and lead nowhere. */
export function MailDrawer({ id, onClose }: MailDrawerProps) {
  const { data, fault, again } = useAsked(MailDocument, { id });
  const { isText, isPhone, linkTo } = useShown();
  const isNarrow = useIsNarrow();
  const mail = data?.node?.__typename === 'Mail' && data.node.id === id ? data.node : undefined;
  const isGone = data !== undefined && data.node === null;
  return (
    <SideDrawer title={mail?.subject ?? (isGone ? 'There is no such mail' : 'Mail')} under={mail && `To ${mail.to} · ${momentIn(mail.at, OWN_ZONE)}`} opened onClose={onClose} size={isPhone || isText ? 488 : 760}>
      {mail !== undefined && <LinkTabs level="sub" label="Part" tabs={[linkTo('HTML', 'part', null), linkTo('Text', 'part', 'text')]} />}
      {mail !== undefined && !isText && !isNarrow && <LinkTabs level="sub" label="Width" tabs={[linkTo('Desktop', 'width', null), linkTo('Phone', 'width', 'phone')]} />}
      <div className="pt-drawer-body">
        {fault !== null && <FaultStrip title="The mail could not be read." fault={fault} onRetry={again} />}
        {isGone && <p className="pt-dim">Mails are kept for 90 days.</p>}
        {mail !== undefined && isText && (
          // A long text is scrolled by keys as well.
          <pre className="pt-mail-text" tabIndex={0} role="group" aria-label="Text of the mail">
            {mail.text}
          </pre>
        )}
        {mail !== undefined && !isText && <iframe className="pt-mail" data-phone={isPhone || undefined} title={`The mail ${mail.subject}`} sandbox="" srcDoc={mail.html} />}
      </div>
    </SideDrawer>
  );
}
