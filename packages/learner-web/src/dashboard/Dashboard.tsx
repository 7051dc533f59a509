import type { PersonFragment } from '@portico/shared/learner';
import { PlusIcon } from '../ui/Icons.js';
import { Sheet } from '../ui/Sheet.js';
import { useWords } from '../ui/Words.js';
import { ClosedAccess } from './ClosedAccess.js';
import type { Held } from './held.js';
import { OpenAccess } from './OpenAccess.js';

interface DashboardProps {
  readonly slug: string;
  readonly person: PersonFragment;
  /** All they have, with this client and others, open ones first. */
  readonly held: readonly Held[];
}

/** What a learner has with a client: what they can open and until when, what is closed and why, and where else they learn. */
export function Dashboard({ slug, person, held }: DashboardProps) {
  const { say, text, path, setting } = useWords();
  const here = held.filter(({ client }) => client.slug === slug);
  const [open, closed] = [here.filter(({ status }) => status === 'OPEN'), here.filter(({ status }) => status !== 'OPEN')];
  const client = setting.client?.name ?? '';
  const title = here.length === 0 ? text('nothingHere', { client }) : text('welcome', { name: person.firstName });
  return (
    <Sheet title={title} text={here.length === 0 ? say('nothingHereText') : open.length === 1 ? undefined : client}>
      {open.map((one, index) => (
        <OpenAccess key={index} held={one} />
      ))}
      {closed.length > 0 && (
        <section>
          <h2>{say('noLongerOpen')}</h2>
          {closed.map((one, index) => (
            <ClosedAccess key={index} held={one} />
          ))}
        </section>
      )}
      <a class={`button ${open.length === 0 ? 'filled' : 'outline'}`} href={path('redeem')}>
        <PlusIcon /> {say('enterAnother')}
      </a>
      <Elsewhere held={held} slug={slug} />
    </Sheet>
  );
}

/** The other clients they learn with. */
function Elsewhere({ held, slug }: { readonly held: readonly Held[]; readonly slug: string }) {
  const { say } = useWords();
  const names = new Map(held.filter(({ client }) => client.slug !== slug).map(({ client }) => [client.slug, client.name]));
  if (names.size === 0) return null;
  return (
    <nav aria-labelledby="elsewhere">
      <h2 id="elsewhere">{say('elsewhere')}</h2>
      <ul class="plain">
        {[...names].map(([other, name]) => (
          <li key={other}>
            <a href={`/${other}`}>{name}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
