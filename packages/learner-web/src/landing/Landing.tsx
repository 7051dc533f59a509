import { LandingPageDocument, type LandingPageQuery } from '@portico/shared/learner';
import { useCallback, useEffect, useState } from 'preact/hooks';
import { ask } from '../server/ask.js';
import type { Messages } from '../ui/messages.js';
import { Notice } from '../ui/Notice.js';

type Page = LandingPageQuery['landingPage'];
type State = { readonly kind: 'loading' } | { readonly kind: 'fault' } | { readonly kind: 'here'; readonly page: Page };

interface LandingProps {
  readonly slug: string;
  readonly messages: Messages;
}

function useLandingPage(slug: string): { state: State; load: () => void } {
  const [state, setState] = useState<State>({ kind: 'loading' });
  const load = useCallback(() => {
    setState({ kind: 'loading' });
    ask(LandingPageDocument, { slug }).then(
      ({ landingPage }) => setState({ kind: 'here', page: landingPage }),
      () => setState({ kind: 'fault' }),
    );
  }, [slug]);
  useEffect(load, [load]);
  return { state, load };
}

/** A client's page: whose it is, or that there is none. */
export function Landing({ slug, messages }: LandingProps) {
  const { state, load } = useLandingPage(slug);
  if (state.kind === 'loading') return <p role="status">{messages.loading}</p>;
  if (state.kind === 'fault') return <Notice title={messages.faultTitle} text={messages.fault} action={{ label: messages.tryAgain, run: load }} />;
  if (state.page === null) return <Notice title={messages.notThereTitle} text={messages.notThere} />;
  const { name, available } = state.page;
  return <Notice title={name} text={available ? messages.welcome(name) : messages.unavailable(name)} />;
}
