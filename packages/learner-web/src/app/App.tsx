import { Landing } from '../landing/Landing.js';
import type { Messages } from '../ui/messages.js';
import { Notice } from '../ui/Notice.js';

interface AppProps {
  /** The path of the address bar: `/<slug>`, `/<slug>/<code>` or `/redeem/<code>`. */
  readonly path: string;
  readonly messages: Messages;
}

function firstSegment(path: string): string {
  const segment = path.split('/')[1] ?? '';
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

/** Finds the page for an address. */
export function App({ path, messages }: AppProps) {
  const slug = firstSegment(path);
  if (slug === 'redeem') return <Notice title={messages.codeTitle} text={messages.codeNotYet} />;
  if (slug === '') return <Notice title={messages.notThereTitle} text={messages.notThere} />;
  return <Landing slug={slug} messages={messages} />;
}
